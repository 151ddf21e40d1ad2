import type { z } from "zod";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { OpenApiOperation, OpenApiParameter } from "@/lib/contract/openapi";
import { answersOf, capital } from "./openapi-answers";
import type { NamedEndpoint } from "./openapi-failure-rules";
import type { FailureResponses } from "./openapi-failures";
import { headerParametersOf } from "./openapi-headers";
import type { Schemas } from "./openapi-schemas";
import { securityOf } from "./openapi-security";
import { tagOf } from "./openapi-tags";

/** What the document's parts are gathered in. */
export interface Gathered {
  schemas: Schemas;
  failures: FailureResponses;
}

/** An endpoint as OpenAPI describes it. */
export function operationOf(
  named: NamedEndpoint,
  { schemas, failures }: Gathered,
): OpenApiOperation {
  const { name, endpoint } = named;
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [tagOf(endpoint)],
    ...(endpoint.deprecated && { deprecated: true }),
    security: securityOf(endpoint),
    "x-permission": endpoint.permission,
    ...(endpoint.extension && { "x-obdeck-extension": true }),
    parameters: [
      ...parametersOf(endpoint.params, "path", schemas),
      ...parametersOf(endpoint.query, "query", schemas),
      ...headerParametersOf(endpoint),
    ],
    ...bodyOf(name, endpoint, schemas),
    responses: { ...answersOf(named, schemas), ...failures.of(named) },
  };
}

function parametersOf(
  object: z.ZodObject,
  place: "path" | "query",
  schemas: Schemas,
): OpenApiParameter[] {
  return Object.entries(object.shape).map(([name, one]) => {
    const { description, deprecated, ...schema } = schemas.of(one, "output");
    return {
      name,
      in: place,
      required: place === "path" || !one.safeParse(undefined).success,
      ...(description !== undefined && { description }),
      ...(deprecated !== undefined && { deprecated }),
      // OCP's lists are one parameter with commas.
      ...(schema.type === "array" && { style: "form" as const, explode: false }),
      schema,
    };
  });
}

/** A body only where something in it means something. */
function bodyOf(
  name: string,
  { method, body }: Endpoint,
  schemas: Schemas,
): Pick<OpenApiOperation, "requestBody"> {
  const means = Object.keys(schemas.of(body, "input")).length > 0;
  if (method === "GET" || !means) return {};
  const schema = schemas.refTo(body, "input", `${capital(name)}Body`);
  return {
    requestBody: {
      required: !body.safeParse(undefined).success,
      content: { "application/json": { schema } },
    },
  };
}
