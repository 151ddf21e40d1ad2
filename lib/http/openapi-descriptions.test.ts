import { expect, test } from "vitest";
import type { JsonSchema, OpenApiDocument } from "@/lib/contract/openapi";
import { openApiDocument } from "./openapi";
import { nameOf } from "./openapi-schemas";

const { paths, components }: OpenApiDocument = JSON.parse(JSON.stringify(openApiDocument("1.2.3")));

/** Whether a value says what it is: itself, or by the schema that it refers to. */
function isDescribed({ description, ...schema }: JsonSchema): boolean {
  const target = components.schemas[nameOf(schema) ?? ""];
  return Boolean(description) || (target !== undefined && isDescribed(target));
}

/** The places of all properties in a schema that do not say what they are, also of those inside others. */
function silentIn(schema: JsonSchema, place: string): string[] {
  const properties = Object.entries(schema.properties ?? {});
  const { items, additionalProperties, anyOf = [], allOf = [] } = schema;
  const inner = [items, additionalProperties, ...anyOf, ...allOf].filter(
    (one) => typeof one === "object",
  );
  return [
    ...properties.flatMap(([name, one]) => (isDescribed(one) ? [] : [`${place}.${name}`])),
    ...properties.flatMap(([name, one]) => silentIn(one, `${place}.${name}`)),
    ...inner.flatMap((one) => silentIn(one, place)),
  ];
}

test("every property of every schema says what it is", () => {
  const silent = Object.entries(components.schemas).flatMap(([name, schema]) =>
    silentIn(schema, name),
  );
  expect(silent).toEqual([]);
});

test("every parameter of every operation says what it is", () => {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const silent = operations.flatMap(({ operationId, parameters }) =>
    parameters
      .map((one) => ("name" in one ? one : components.parameters[one.$ref.split("/").at(-1) ?? ""]))
      .filter((one) => !one?.description)
      .map((one) => `${operationId} ${one?.name}`),
  );
  expect(silent).toEqual([]);
});

test("every schema that an answer holds says what it is", () => {
  const silent = Object.entries(components.schemas)
    .filter(([name, schema]) => !name.endsWith("Body") && !isDescribed(schema))
    .map(([name]) => name);
  expect(silent).toEqual([]);
});
