import { FAILURES, type FailureCode } from "@/lib/contract/failure";
import { Holder } from "@/lib/contract/holder";
import type { JsonSchema, OpenApiResponse, Reference } from "@/lib/contract/openapi";
import { StateChange } from "@/lib/contract/state-change";
import { failedEnvelopeOf } from "./openapi-envelope";
import { failuresOf, type NamedEndpoint } from "./openapi-failure-rules";
import { answerHeaders } from "./openapi-headers";
import { type Schemas, schemaRef } from "./openapi-schemas";

const wireCodeOf = (code: string): string => code.split(".", 1)[0] ?? code;

const statusOf = (code: FailureCode): number => FAILURES[code].status;

/** The answers of endpoints that fail, each described once however many endpoints give it. */
export class FailureResponses {
  readonly named: Record<string, OpenApiResponse> = {};
  readonly #names = new Map<string, string>();

  /** For each status that an endpoint can fail with, a reference to what it then answers. */
  of(named: NamedEndpoint): Record<string, Reference> {
    const codes = failuresOf(named);
    const statuses = [...new Set(codes.map(statusOf))].sort();
    return Object.fromEntries(
      statuses.map((status) => [
        status,
        this.#refTo(
          status,
          codes.filter((code) => statusOf(code) === status),
          named,
        ),
      ]),
    );
  }

  #refTo(status: number, codes: readonly FailureCode[], { name }: NamedEndpoint): Reference {
    const key = codes.join();
    const known = this.#names.get(key) ?? `${name}${status}`;
    this.#names.set(key, known);
    this.named[known] = responseOf(status, codes);
    return { $ref: `#/components/responses/${known}` };
  }
}

function responseOf(status: number, codes: readonly FailureCode[]): OpenApiResponse {
  const lines = codes.map((code) => `- \`${wireCodeOf(code)}\`: ${FAILURES[code].en}`);
  const schema = schemaRef(status === 429 ? "Throttled" : "Failure");
  return {
    description: lines.join("\n"),
    headers: answerHeaders(...(MORE_HEADERS[status] ?? [])),
    content: { "application/json": { schema } },
    "x-obdeck-failures": codes,
  };
}

const MORE_HEADERS: Record<number, string[]> = { 401: ["WwwAuthenticate"], 429: ["RetryAfter"] };

/** Adds the schemas of what a failing call is answered. */
export function addFailureSchemas(schemas: Schemas): void {
  schemas.add("FailureCode", {
    type: "string",
    enum: [...new Set(Object.keys(FAILURES).map(wireCodeOf))].filter((code) => code !== "0").sort(),
    description: "OCP's code, as in its table of errors since 4.2.2",
  });
  schemas.add("FieldError", FIELD_ERROR);
  schemas.add("Failure", failedEnvelopeOf(errorOf(schemas)));
  schemas.add("Throttled", failedEnvelopeOf(THROTTLED_ERROR));
}

const message = { type: "string", description: "In the language of Accept-Language" } as const;

const FIELD_ERROR: JsonSchema = {
  type: "object",
  description: "A field that does not fit, and why",
  properties: {
    field: { type: "string", description: "Its name, and its place in lists: `serverIds.0`" },
    message,
    rejectedValue: { description: "What was sent; never a password" },
  },
  required: ["field", "message"],
};

const errorOf = (schemas: Schemas): JsonSchema => ({
  type: "object",
  description: "What went wrong",
  properties: {
    changes: {
      type: "array",
      items: schemas.of(StateChange, "output"),
      description: "An addition, with 412: what is no longer as the plan saw it",
    },
    code: schemaRef("FailureCode"),
    holder: {
      ...schemas.of(Holder, "output"),
      description: "An addition, with 409: the task that is in the way",
    },
    message,
    subErrors: {
      type: "array",
      items: schemaRef("FieldError"),
      description: "With COM10001: every field that does not fit",
    },
  },
  required: ["code", "message"],
});

/** OCP's own answer to who calls too often has a number for a code. */
const THROTTLED_ERROR: JsonSchema = {
  type: "object",
  description: "What went wrong",
  properties: {
    code: { type: "integer", const: 0, description: "Always 0, as in OCP" },
    message,
  },
  required: ["code", "message"],
};
