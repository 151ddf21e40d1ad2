import type { z } from "zod";
import type { JsonSchema } from "@/lib/contract/openapi";

type Made = z.core.JSONSchema.BaseSchema;
type Tidied = JsonSchema & { $defs?: Record<string, JsonSchema> };

/**
 * A schema as zod writes it, as a client's generator likes it: names lead to the document's components,
 * an integer is an int64, a date or an address has its format without the expression behind it, and an
 * answer may hold more one day than it does today.
 */
export function tidy(made: Made): Tidied {
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, ...schema } = JSON.parse(text, tidyOne);
  return schema;
}

function tidyOne(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const one = value as Record<string, unknown>;
  if (one.additionalProperties === false) delete one.additionalProperties;
  if (one.type === "string" && typeof one.format === "string") delete one.pattern;
  return one.type === "integer" ? asInt64(one) : one;
}

function asInt64({ type, minimum, maximum, ...rest }: Record<string, unknown>) {
  return {
    ...rest,
    type,
    format: "int64",
    ...(minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
  };
}
