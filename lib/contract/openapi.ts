/** A JSON Schema (draft 2020-12) with the words that the document uses. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  examples?: readonly unknown[];
  deprecated?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
}

/** Leads to a part of the document by its place, as `#/components/schemas/Cluster`. */
export interface Reference {
  $ref: string;
}

export interface OpenApiParameter {
  name: string;
  in: "path" | "query" | "header";
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  style?: "form";
  explode?: boolean;
  schema: JsonSchema;
  example?: unknown;
}

export interface OpenApiHeader {
  description: string;
  schema: JsonSchema;
}

export interface MediaType {
  schema: JsonSchema;
  example?: unknown;
}

export interface OpenApiResponse {
  description: string;
  headers?: Record<string, Reference | OpenApiHeader>;
  content?: Record<string, MediaType>;
  /** Keys of `FAILURES` that this answer may carry; their part before the dot is sent. */
  "x-obdeck-failures"?: readonly string[];
}

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  tags: readonly string[];
  deprecated?: true;
  security: readonly Record<string, readonly string[]>[];
  /** What the caller must hold, as `Endpoint.permission` says it. */
  "x-permission": string;
  /** An addition of OBDeck that OCP does not have. */
  "x-obdeck-extension"?: true;
  parameters: readonly (Reference | OpenApiParameter)[];
  requestBody?: { required: boolean; content: Record<string, MediaType> };
  responses: Record<string, Reference | OpenApiResponse>;
}

export interface SecurityScheme {
  type: "http" | "apiKey";
  description: string;
  scheme?: "basic";
  in?: "cookie" | "header";
  name?: string;
}

/** The document at `/api/v2/openapi.json`: OpenAPI 3.1 as far as this API needs it. */
export type OpenApiDocument = {
  openapi: "3.1.0";
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: readonly { url: string; description: string }[];
  tags: readonly { name: string; description: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: {
    securitySchemes: Record<string, SecurityScheme>;
    parameters: Record<string, OpenApiParameter>;
    headers: Record<string, OpenApiHeader>;
    schemas: Record<string, JsonSchema>;
    responses: Record<string, OpenApiResponse>;
  };
};
