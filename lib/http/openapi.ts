import { z } from "zod";
import { SESSION_COOKIE } from "@/lib/access/cookie";
import type { Endpoint } from "@/lib/contract/endpoint";
import { endpoints } from "@/lib/contract/endpoints";
import { failureResponses, failureSchema } from "./openapi-failures";

type Json = Record<string, unknown>;

const PREFIX = "#/components/schemas/";

/** The API as an OpenAPI 3.1 document, derived from the endpoints; nothing in it is written by hand twice. */
export function openApiDocument(version: string) {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(name, endpoint, schemas),
    };
  }
  const failure = failureSchema((part) => schemas.of(part, "output"));
  return {
    openapi: "3.1.0" as const,
    info: {
      title: "OBDeck",
      version,
      description: "Compatible with the API of OceanBase Cloud Platform (OCP).",
    },
    security: [{ basic: [] }, { session: [] }],
    tags: [...new Set(Object.values<Endpoint>(endpoints).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        basic: { type: "http", scheme: "basic" },
        session: { type: "apiKey", in: "cookie", name: SESSION_COOKIE },
      },
      schemas: { ...schemas.named, Failure: failure },
      responses: failureResponses(),
    },
  };
}

/** Turns schemas to JSON Schema and gathers those that have a name. */
class Schemas {
  readonly named: Record<string, Json> = {};

  of(schema: z.ZodType, io: "input" | "output"): Json {
    const made = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    const { $schema: _, $defs, ...own } = pointToComponents(made);
    Object.assign(this.named, $defs);
    return own;
  }
}

function pointToComponents(schema: z.core.JSONSchema.BaseSchema): Json & { $defs?: Json } {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${PREFIX}`));
}

function operationOf(name: string, endpoint: Endpoint, schemas: Schemas): Json {
  const { summary, permission } = endpoint;
  return {
    operationId: name,
    summary,
    tags: [tagOf(endpoint)],
    ...(permission === "ANYONE" ? { security: [] } : { "x-permission": permission }),
    ...(endpoint.extension && { "x-extension": true }),
    parameters: [
      ...parametersOf(endpoint.params, "path", schemas),
      ...parametersOf(endpoint.query, "query", schemas),
    ],
    ...bodyOf(endpoint, schemas),
    responses: { ...successOf(endpoint, schemas), ...failuresOf(endpoint) },
  };
}

/** The word of the path that says what it is about: `ob`, `tasks`, `iam`. */
const tagOf = ({ path }: Endpoint): string =>
  path.split("/").find((part) => !["", "api", "v2"].includes(part)) ?? "";

function parametersOf(schema: z.ZodObject, place: "path" | "query", schemas: Schemas): Json[] {
  return Object.entries(schema.shape).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path",
    schema: schemas.of(one, "output"),
    ...(place === "query" && { style: "form", explode: false }),
  }));
}

function bodyOf({ method, body }: Endpoint, schemas: Schemas): Json {
  if (method === "GET") return {};
  const schema = schemas.of(body, "input");
  return {
    requestBody: {
      required: !body.safeParse(undefined).success,
      content: { "application/json": { schema } },
    },
  };
}

function successOf(endpoint: Endpoint, schemas: Schemas): Json {
  const { plain, conditional, data } = endpoint;
  const schema = schemas.of(data, "output");
  const type = plain && schema.type === "string" ? "text/plain" : "application/json";
  const hasData = !data.safeParse(undefined).success;
  const content = { [type]: { schema: plain ? schema : envelopeOf(hasData ? schema : undefined) } };
  return {
    200: { description: "Done", content },
    ...(conditional && { 304: { description: "Nothing changed since the tag of If-None-Match" } }),
  };
}

/** OCP's envelope around the schema of `data`. */
const envelopeOf = (data: Json | undefined): Json => ({
  type: "object",
  properties: {
    ...(data && { data }),
    duration: { type: "integer", description: "Milliseconds" },
    server: { type: "string" },
    status: { type: "integer" },
    successful: { type: "boolean" },
    timestamp: { type: "string", format: "date-time" },
    traceId: { type: "string" },
  },
  required: [
    ...(data ? ["data"] : []),
    ...["duration", "server", "status", "successful", "timestamp", "traceId"],
  ],
});

function failuresOf({ permission, method, params, body }: Endpoint): Json {
  const codes = [
    400,
    ...(permission === "ANYONE" && method === "GET" ? [] : [401, 403]),
    ...(Object.keys(params.shape).length > 0 ? [404] : []),
    ...(method === "GET" ? [] : [409, 413, 415]),
    ...(takesVersion(body) ? [412] : []),
    500,
  ];
  return Object.fromEntries(
    codes.map((code) => [code, { $ref: `#/components/responses/Failure${code}` }]),
  );
}

const takesVersion = (body: z.ZodType): boolean =>
  JSON.stringify(z.toJSONSchema(body, { io: "input", unrepresentable: "any" })).includes(
    "stateVersion",
  );
