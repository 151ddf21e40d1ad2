import { FAILURES, type FailureCode } from "@/lib/contract/failure";
import type {
  JsonSchema,
  MediaType,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
  Reference,
} from "@/lib/contract/openapi";
import { nameOf, type Schemas } from "./schema";

/** An endpoint in a list. */
export interface EndpointEntry {
  id: string;
  method: string;
  path: string;
  summary: string;
  tag: string;
  isAddition: boolean;
  isDeprecated: boolean;
}

/** A failure with its sentence in both languages. */
export interface FailureLine {
  code: string;
  status: number;
  en: string;
  zh: string;
}

/** What an endpoint's page shows, with the schemas that it speaks of and no others. */
export interface EndpointDoc extends EndpointEntry {
  permission: string;
  schemes: readonly string[];
  parameters: readonly OpenApiParameter[];
  body: MediaType | undefined;
  isBodyRequired: boolean;
  answers: readonly { status: string; description: string; type: string; schema: JsonSchema }[];
  failures: readonly FailureLine[];
  schemas: Schemas;
}

/** Every endpoint of a document, topic by topic. */
export function entriesOf({ paths, tags }: OpenApiDocument): EndpointEntry[] {
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => entryOf(path, method, operation)),
  );
  return tags.flatMap(({ name }) => entries.filter(({ tag }) => tag === name));
}

const entryOf = (path: string, method: string, operation: OpenApiOperation): EndpointEntry => ({
  id: operation.operationId,
  method: method.toUpperCase(),
  path,
  summary: operation.summary,
  tag: operation.tags[0] ?? "",
  isAddition: operation["x-obdeck-extension"] === true,
  isDeprecated: operation.deprecated === true,
});

/** The endpoint of a name, or nothing. */
export function endpointDocOf(document: OpenApiDocument, id: string): EndpointDoc | undefined {
  const entry = entriesOf(document).find((one) => one.id === id);
  const operation = entry && document.paths[entry.path]?.[entry.method.toLowerCase()];
  if (!entry || !operation) return undefined;
  const { components } = document;
  const responses = Object.entries(operation.responses).map(
    ([status, one]) => [status, follow(one, components.responses)] as const,
  );
  const body = operation.requestBody?.content["application/json"];
  const answers = responses.filter(([, one]) => !one["x-obdeck-failures"]).map(answerOf);
  const roots = [body?.schema, ...answers.map(({ schema }) => schema)];
  return {
    ...entry,
    permission: operation["x-permission"],
    schemes: operation.security.flatMap((scheme) => Object.keys(scheme)),
    parameters: operation.parameters.map((one) => follow(one, components.parameters)),
    body,
    isBodyRequired: operation.requestBody?.required === true,
    answers,
    failures: responses.flatMap(([, one]) => (one["x-obdeck-failures"] ?? []).map(failureOf)),
    schemas: reachable(roots, components.schemas),
  };
}

const follow = <T extends object>(one: T | Reference, named: Record<string, T>): T =>
  "$ref" in one ? (named[one.$ref.split("/").at(-1) ?? ""] as T) : one;

function answerOf([status, { description, content = {} }]: readonly [string, OpenApiResponse]) {
  const [type = "", media] = Object.entries(content)[0] ?? [];
  return { status, description, type, schema: media?.schema ?? {} };
}

function failureOf(key: string): FailureLine {
  // The document lists keys of `FAILURES` and nothing else.
  const { status, en, zh } = FAILURES[key as FailureCode];
  return { code: key.split(".", 1)[0] ?? key, status, en: withGaps(en), zh: withGaps(zh) };
}

/** A sentence with dots where it names what it is about. */
const withGaps = (sentence: string): string => sentence.replace(/\{\d\}/g, "…");

/** The schemas that some schemas lead to, themselves included. */
function reachable(roots: readonly unknown[], all: Schemas): Schemas {
  const found: Record<string, JsonSchema> = {};
  const text = JSON.stringify(roots);
  for (const [, name = ""] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
    const schema = all[name];
    if (schema) Object.assign(found, { [name]: schema }, reachable([schema], all));
  }
  return found;
}

/** The example of a request or an answer, where it has one. */
export const exampleOf = (schema: JsonSchema, schemas: Schemas): unknown =>
  schemas[nameOf(schema) ?? ""]?.examples?.[0];
