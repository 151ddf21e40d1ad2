import type { JsonSchema, OpenApiDocument } from "@/lib/contract/openapi";
import { SAMPLES, WORDS } from "./openapi-samples";
import { nameOf } from "./openapi-schemas";

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The document with an example at every schema that a request or an answer is as a whole. */
export function addExamples(document: OpenApiDocument): OpenApiDocument {
  const { schemas } = document.components;
  for (const name of wholeBodies(document)) {
    const schema = schemas[name];
    if (schema) schemas[name] = { ...schema, examples: [filledBy(name, schema, schemas)] };
  }
  return document;
}

/** The names of schemas that are the content of a request or an answer. */
function wholeBodies({ paths, components }: OpenApiDocument): Set<string> {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const carriers = [
    ...operations.flatMap(({ requestBody, responses }) => [
      requestBody,
      ...Object.values(responses),
    ]),
    ...Object.values(components.responses),
  ];
  const contents = carriers.flatMap((one) =>
    one && "content" in one && one.content ? Object.values(one.content) : [],
  );
  return new Set(contents.flatMap(({ schema }) => nameOf(schema) ?? []));
}

const filledBy = (name: string, schema: JsonSchema, schemas: Schemas): unknown =>
  SAMPLES[name] ?? filled(schema, schemas, name);

/** A value that fits a schema; `word` is the name of the property that it is for. */
function filled(schema: JsonSchema, schemas: Schemas, word: string): unknown {
  const name = nameOf(schema);
  if (name !== undefined) return filledBy(name, schemas[name] ?? {}, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [choice] = schema.anyOf ?? [];
  if (choice) return filled(choice, schemas, word);
  if (schema.type === "object") return filledObject(schema, schemas);
  if (word in WORDS) return WORDS[word];
  if (schema.type === "array") return schema.items ? [filled(schema.items, schemas, word)] : [];
  return FILLERS[schema.type ?? ""]?.(schema, word);
}

const FILLERS: Record<string, (schema: JsonSchema, word: string) => unknown> = {
  boolean: ({ default: given }) => given ?? true,
  integer: ({ minimum }) => Math.max(1, minimum ?? 1),
  number: ({ minimum }) => Math.max(1, minimum ?? 1),
  string: ({ format }, word) => (format === "date-time" ? SAMPLES.Time : word),
};

/** What must be there, and what else there is a word for. */
function filledObject({ properties = {}, required = [] }: JsonSchema, schemas: Schemas): object {
  const entries = Object.entries(properties)
    .filter(([name]) => required.includes(name) || name in WORDS)
    .map(([name, schema]) => [name, filled(schema, schemas, name)] as const);
  return Object.fromEntries(entries);
}
