import { expect, test } from "vitest";
import type { Endpoint } from "@/lib/contract/endpoint";
import { endpoints } from "@/lib/contract/endpoints";
import { openApiDocument } from "./openapi";

const document = JSON.parse(JSON.stringify(openApiDocument("1.2.3")));

const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: object;
  responses: Record<string, unknown>;
  security?: unknown[];
}

test("it holds exactly the endpoints", () => {
  const declared = Object.entries<Endpoint>(endpoints).map(
    ([name, { method, path }]) => `${name} ${method} ${path}`,
  );
  const described = operations.map(
    ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
  );
  expect(described.sort()).toEqual(declared.sort());
});

test("it is OpenAPI 3.1 with a title and the console's version", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.info).toMatchObject({ title: "OBDeck", version: "1.2.3" });
});

test("every reference leads to something", () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  expect(references.length).toBeGreaterThan(50);
  const broken = references
    .map((reference) => reference.slice(8, -1))
    .filter((reference) => !resolves(reference));
  expect(broken).toEqual([]);
});

function resolves(reference: string): boolean {
  let place: unknown = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    if (typeof place !== "object" || place === null || !(part in place)) return false;
    place = Reflect.get(place, part);
  }
  return reference.startsWith("#/");
}

test("what the API talks about has a name", () => {
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining([
      ...["Attempt", "Cluster", "Failure", "LegacySubtask", "Page", "Server", "StartedTask"],
      ...["Subtask", "SubtaskDetail", "SubtaskLog", "Task", "TaskChanges", "TaskSummary"],
      ...["Time", "User", "Zone"],
    ]),
  );
});

test.each(operations)("$method $path says all that it takes and answers", ({ path, operation }) => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const described = operation.parameters.filter((one) => one.in === "path");
  expect(described.map(({ name }) => name)).toEqual(inPath);
  expect(described.every(({ required }) => required)).toBe(true);
  expect(operation.summary).not.toBe("");
  expect(operation.responses[200]).toBeDefined();
  expect(operation.responses[500]).toBeDefined();
});

test("endpoints for anyone need no sign-in, all others one of both schemes", () => {
  const open = operations.filter(({ operation }) => operation.security?.length === 0);
  expect(open.map(({ operation }) => operation.operationId).sort()).toEqual([
    ...["getHealth", "getInfo", "getOpenApi", "getTime", "signIn"],
  ]);
  expect(document.security).toEqual([{ basic: [] }, { session: [] }]);
  expect(Object.keys(document.components.securitySchemes)).toEqual(["basic", "session"]);
});

test("a list is described in the envelope with its page", () => {
  const { schema } =
    document.paths["/api/v2/ob/clusters"].get.responses[200].content["application/json"];
  expect(schema.required).toEqual(
    expect.arrayContaining(["data", "duration", "server", "status", "successful", "timestamp"]),
  );
  expect(schema.properties.data.properties).toMatchObject({
    contents: { type: "array", items: { $ref: "#/components/schemas/Cluster" } },
    page: { $ref: "#/components/schemas/Page" },
  });
});
