import type { JsonSchema } from "@/lib/contract/openapi";

/** The named schemas of a document. */
export type Schemas = Readonly<Record<string, JsonSchema>>;

/** The name that a schema refers to. */
export const nameOf = (schema: JsonSchema): string | undefined => schema.$ref?.split("/").at(-1);

/** What a schema leads to; one that is no reference is itself. */
export const followed = (schema: JsonSchema, schemas: Schemas): JsonSchema =>
  schemas[nameOf(schema) ?? ""] ?? schema;

/** A schema's type in a few words: `Cluster`, `Server[]`, `integer`, `"LEADER" | "FOLLOWER"`. */
export function typeOf(schema: JsonSchema): string {
  const name = nameOf(schema);
  if (name !== undefined) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (schema.type === "array") return `${wrapped(typeOf(schema.items ?? {}))}[]`;
  if (schema.type === "object" && typeof schema.additionalProperties === "object")
    return `{ [name]: ${typeOf(schema.additionalProperties)} }`;
  return schema.format === "date-time" ? "date-time" : (schema.type ?? "any");
}

const wrapped = (type: string): string => (type.includes(" ") ? `(${type})` : type);

/** The objects inside a schema, whose properties may be shown: itself, its items, or its choices. */
export function objectsIn(schema: JsonSchema, schemas: Schemas): JsonSchema[] {
  const target = followed(schema, schemas);
  if (target.anyOf) return target.anyOf.flatMap((one) => objectsIn(one, schemas));
  if (target.items) return objectsIn(target.items, schemas);
  if (typeof target.additionalProperties === "object" && !target.properties)
    return objectsIn(target.additionalProperties, schemas);
  return target.properties ? [target] : [];
}

/** What else a value has to be, in signs that need no language. */
export function limitsOf(schema: JsonSchema): string[] {
  const { default: usual, minimum, maximum, minLength, maxLength, pattern } = schema;
  return [
    ...(usual === undefined ? [] : [`= ${JSON.stringify(usual)}`]),
    ...(minimum === undefined ? [] : [`≥ ${minimum}`]),
    ...(maximum === undefined ? [] : [`≤ ${maximum}`]),
    ...(minLength === undefined ? [] : [`length ≥ ${minLength}`]),
    ...(maxLength === undefined ? [] : [`length ≤ ${maxLength}`]),
    ...(pattern === undefined ? [] : [pattern]),
  ];
}
