import type { Endpoint } from "@/lib/contract/endpoint";
import { endpoints } from "@/lib/contract/endpoints";
import type { OpenApiDocument } from "@/lib/contract/openapi";
import { Time } from "@/lib/contract/time";
import { addExamples } from "./openapi-examples";
import { addFailureSchemas, FailureResponses } from "./openapi-failures";
import { HEADER_PARAMETERS, HEADERS } from "./openapi-headers";
import { operationOf } from "./openapi-operation";
import { Schemas } from "./openapi-schemas";
import { SECURITY_SCHEMES } from "./openapi-security";
import { tagsOf } from "./openapi-tags";

const DESCRIPTION = `Compatible with the API of OceanBase Cloud Platform (OCP).

What is an addition of OBDeck is marked \`x-obdeck-extension\`; \`x-permission\` says what a caller must hold.
Answers are wrapped in OCP's envelope, with the keys in alphabetical order and without what is null. A path that
does not exist is answered 404 with \`COM10003\`, a method that is not served at a path 405 with \`COM10008\`.`;

/**
 * The API as an OpenAPI 3.1 document, complete enough to generate a client from. It is derived from the
 * endpoints; nothing in it is written by hand twice.
 */
export function openApiDocument(version: string): OpenApiDocument {
  const gathered = { schemas: new Schemas(), failures: new FailureResponses() };
  const { schemas, failures } = gathered;
  schemas.of(Time, "output");
  addFailureSchemas(schemas);
  const paths: OpenApiDocument["paths"] = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf({ name, endpoint }, gathered),
    };
  }
  return addExamples({
    openapi: "3.1.0",
    info: {
      title: "OBDeck",
      version,
      description: DESCRIPTION,
      license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "This console" }],
    tags: tagsOf(Object.values<Endpoint>(endpoints)),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      parameters: HEADER_PARAMETERS,
      headers: HEADERS,
      schemas: schemas.named,
      responses: failures.named,
    },
  });
}
