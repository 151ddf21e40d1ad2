import type { z } from "zod";
import { FAILURES } from "@/lib/contract/failure";
import { Holder } from "@/lib/contract/holder";
import { StateChange } from "@/lib/contract/state-change";

/** OCP's envelope around an error; `schemaOf` gives the JSON Schema of a part. */
export const failureSchema = (schemaOf: (part: z.ZodType) => object) => ({
  type: "object",
  properties: {
    duration: { type: "integer", description: "Milliseconds" },
    error: {
      type: "object",
      properties: {
        code: { type: "string", enum: wireCodes() },
        message: { type: "string", description: "In the language of Accept-Language" },
        subErrors: {
          type: "array",
          items: {
            type: "object",
            properties: {
              field: { type: "string" },
              message: { type: "string" },
              rejectedValue: {},
            },
            required: ["field", "message"],
          },
        },
        holder: {
          ...schemaOf(Holder),
          description: "Addition, with 409: the task that is in the way",
        },
        changes: {
          type: "array",
          items: schemaOf(StateChange),
          description: "Addition, with 412: what is no longer as the plan saw it",
        },
      },
      required: ["code", "message"],
    },
    server: { type: "string" },
    status: { type: "integer" },
    successful: { type: "boolean", const: false },
    timestamp: { type: "string", format: "date-time" },
    traceId: { type: "string" },
  },
  required: ["duration", "error", "server", "status", "successful", "timestamp", "traceId"],
});

function wireCodes(): string[] {
  return [...new Set(Object.keys(FAILURES).map((code) => code.split(".", 1)[0] ?? code))].sort();
}

/** A response for every status a failure can have, with the codes it may carry. */
export function failureResponses(): Record<string, unknown> {
  const codesOf = new Map<number, string[]>();
  for (const [code, { status, en }] of Object.entries(FAILURES)) {
    const line = `${code.split(".", 1)[0]}: ${en}`;
    codesOf.set(status, [...(codesOf.get(status) ?? []), line]);
  }
  return Object.fromEntries(
    [...codesOf].map(([status, lines]) => [
      `Failure${status}`,
      {
        description: lines.join("\n"),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Failure" } } },
      },
    ]),
  );
}
