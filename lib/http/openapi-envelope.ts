import type { JsonSchema } from "@/lib/contract/openapi";
import { schemaRef } from "./openapi-schemas";

const text = (description: string): JsonSchema => ({ type: "string", description });

/** What OCP's envelope says about a call beside its data or its error. */
const ABOUT_THE_CALL: Record<string, JsonSchema> = {
  duration: { type: "integer", description: "Milliseconds that the console took" },
  server: text("The console that answered"),
  status: { type: "integer", description: "The HTTP status" },
  successful: { type: "boolean", description: "Whether the HTTP status is below 400" },
  timestamp: { ...schemaRef("Time"), description: "When the answer was made" },
  traceId: text("As in the header x-trace-id"),
};

/** OCP's envelope around some data, or around none. */
export const envelopeOf = (data: JsonSchema | undefined): JsonSchema => ({
  type: "object",
  description: data ? "The answer in OCP's envelope" : "OCP's envelope, without data",
  properties: { ...(data && { data }), ...ABOUT_THE_CALL },
  required: [...(data ? ["data"] : []), ...Object.keys(ABOUT_THE_CALL)],
});

/** OCP's envelope around an error of the given shape. */
export const failedEnvelopeOf = (error: JsonSchema): JsonSchema => {
  const { duration, ...rest } = ABOUT_THE_CALL;
  return {
    type: "object",
    description: "OCP's envelope around what went wrong",
    properties: { duration: duration ?? {}, error, ...rest },
    required: ["duration", "error", ...Object.keys(rest)],
  };
};
