/** One operation of the API, as its OpenAPI document describes it to a stranger. */
export interface Operation {
  id: string;
  method: string;
  /** With `{name}` in the place of each parameter. */
  path: string;
  query: string[];
  /** The properties of its body; absent where it takes none. */
  body: BodyShape | undefined;
  /** Such as `CLUSTER:{id}:READ`; `ANYONE` where nobody needs to sign in. */
  permission: string;
  /** Answers in the envelope; else as it is, such as the time. */
  enveloped: boolean;
  /** Leads a browser elsewhere. */
  redirects: boolean;
}

/** The names of the properties that a body may have, and of those that it must have. */
export interface BodyShape {
  properties: string[];
  required: string[];
}

interface Schema {
  $ref?: string;
  properties?: Record<string, object>;
  required?: string[];
  allOf?: Schema[];
}

type Content = Record<string, { schema: Schema }>;

interface Described {
  operationId: string;
  parameters: { name?: string; in?: string }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
  "x-permission": string;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

/** All operations of an OpenAPI document. */
export function operationsOf({ paths, components }: Document): Operation[] {
  const shapeOf = (content: Content | undefined): BodyShape =>
    shape(content?.["application/json"]?.schema ?? {}, components.schemas);

  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      query: described.parameters.flatMap((one) => (one.in === "query" ? (one.name ?? []) : [])),
      body: described.requestBody && shapeOf(described.requestBody.content),
      permission: described["x-permission"],
      enveloped: shapeOf(described.responses[200]?.content).properties.includes("traceId"),
      redirects: 302 in described.responses,
    })),
  );
}

/** Follows references, and what is put together of several schemas. */
function shape(schema: Schema, named: Record<string, Schema>): BodyShape {
  const target = schema.$ref === undefined ? undefined : named[schema.$ref.split("/").at(-1) ?? ""];
  const parts = [...(target ? [target] : []), ...(schema.allOf ?? [])].map((one) =>
    shape(one, named),
  );
  return {
    properties: [
      ...Object.keys(schema.properties ?? {}),
      ...parts.flatMap((one) => one.properties),
    ],
    required: [...(schema.required ?? []), ...parts.flatMap((one) => one.required)],
  };
}
