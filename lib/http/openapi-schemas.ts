import { z } from "zod";
import type { JsonSchema } from "@/lib/contract/openapi";
import { tidy } from "./openapi-tidy";

const PREFIX = "#/components/schemas/";

/** A reference to a schema of the document. */
export const schemaRef = (name: string): JsonSchema => ({ $ref: PREFIX + name });

/** The name that a schema refers to, when it is a reference. */
export const nameOf = (schema: JsonSchema | undefined): string | undefined =>
  schema?.$ref?.slice(PREFIX.length);

type Direction = "input" | "output";

/** Turns zod schemas to JSON Schema, and gathers those that have a name. */
export class Schemas {
  readonly named: Record<string, JsonSchema> = {};
  readonly #names = new Map<z.ZodType, string>();

  /** What a schema takes (`input`), or what comes out of it. */
  of(schema: z.ZodType, io: Direction): JsonSchema {
    const { $defs = {}, ...own } = tidy(z.toJSONSchema(schema, { io, unrepresentable: "any" }));
    for (const [name, one] of Object.entries($defs)) this.add(name, one);
    return own;
  }

  /** A reference to a schema by its own name, else by `name`, which it keeps wherever it is used again. */
  refTo(schema: z.ZodType, io: Direction, name: string): JsonSchema {
    const own = this.of(schema, io);
    if (own.$ref) return own;
    const kept = this.#names.get(schema) ?? name;
    this.#names.set(schema, kept);
    return this.add(kept, own);
  }

  /** What a reference leads to; any other schema is itself. */
  follow(schema: JsonSchema): JsonSchema {
    const target = this.named[nameOf(schema) ?? ""];
    return target ? this.follow(target) : schema;
  }

  /** Keeps a schema under a name, and answers the reference. Throws when the name is another schema's. */
  add(name: string, schema: JsonSchema): JsonSchema {
    const known = this.named[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`Two schemas of the API have the name ${name}`);
    this.named[name] = schema;
    return schemaRef(name);
  }
}
