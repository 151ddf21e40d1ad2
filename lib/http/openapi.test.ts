import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "@/lib/contract/endpoint";
import { endpoints } from "@/lib/contract/endpoints";
import { FAILURES } from "@/lib/contract/failure";
import type { OpenApiDocument } from "@/lib/contract/openapi";
import { schemaChecker } from "@/lib/testing/schema-checker";
import { openApiDocument } from "./openapi";
import { failuresWithoutPlace } from "./openapi-failure-rules";

const document: OpenApiDocument = JSON.parse(JSON.stringify(openApiDocument("1.2.3")));
const { components } = document;

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
const endpointOf = (name: string): Endpoint =>
  Object.entries<Endpoint>(endpoints).find(([key]) => key === name)?.[1] as Endpoint;

test("it holds exactly the endpoints", () => {
  const declared = Object.entries<Endpoint>(endpoints).map(
    ([name, { method, path }]) => `${name} ${method} ${path}`,
  );
  const described = operations.map(
    ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
  );
  expect(described.sort()).toEqual(declared.sort());
});

test("it is a valid OpenAPI 3.1 document with a title, a licence and the console's version", async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  expect(document).toMatchObject({
    openapi: "3.1.0",
    info: { title: "OBDeck", version: "1.2.3", license: { identifier: "Apache-2.0" } },
  });
});

test("every reference leads to something, and everything that has a name is used", () => {
  const found = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
  const references = new Set(found.map(([, reference]) => reference ?? ""));
  const places = Object.entries(components)
    .filter(([kind]) => kind !== "securitySchemes")
    .flatMap(([kind, named]) => Object.keys(named).map((name) => `#/components/${kind}/${name}`));
  expect([...references].sort()).toEqual(places.sort());
});

test("what the API talks about has a name, its envelopes too", () => {
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining([
      ...["Cluster", "ClusterPage", "ClusterPageAnswer", "EmptyAnswer", "Failure", "Plan"],
      ...["ServerList", "ServerListAnswer", "StartServerBody", "StartedTask", "StartedTaskAnswer"],
      ...["Subtask", "SubtaskLog", "Task", "TaskChanges", "TaskSummary", "Throttled", "User"],
    ]),
  );
});

/** What a probe and a clock ask for. */
const UNCOUNTED = ["/api/v2/time", "/api/status", "/api/health"];

test.each(operations)("$method $path says all that it takes and answers", ({ path, operation }) => {
  const parameters = operation.parameters.flatMap((one) => ("name" in one ? [one] : []));
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const described = parameters.filter((one) => one.in === "path");
  expect(described.map(({ name }) => name)).toEqual(inPath);
  expect(described.every(({ required }) => required)).toBe(true);
  expect(operation.summary).not.toBe("");
  const tags = document.tags.map(({ name }) => name);
  expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
  const success = endpointOf(operation.operationId).redirects ? "302" : "200";
  const answers = Object.keys(operation.responses);
  expect(answers).toEqual(expect.arrayContaining([success, "500"]));
  expect(answers.includes("429")).toBe(!UNCOUNTED.includes(path));
  for (const response of Object.values(operation.responses))
    if ("content" in response)
      for (const { schema } of Object.values(response.content ?? {}))
        expect(schema.$ref ?? schema.type).toMatch(/^#\/components\/schemas\/\w+$|^string$/);
});

test("only a call that changes something has a body, and only where a body means something", () => {
  const withBody = operations.filter(({ operation }) => operation.requestBody);
  expect(withBody.map(({ method }) => method)).not.toContain("get");
  const names = withBody.map(({ operation }) => operation.operationId);
  expect(names).toEqual(expect.arrayContaining(["startServer", "retryTask", "createUser"]));
  expect(names).not.toContain("signOut");
});

test("endpoints for anyone need no sign-in, all others one of three ways, and say which right", () => {
  const schemes = Object.keys(components.securitySchemes);
  expect(schemes).toEqual(["basic", "accessKey", "session"]);
  for (const { operation } of operations) {
    const { permission } = endpointOf(operation.operationId);
    const ways = permission === "ANYONE" ? [] : schemes.map((scheme) => ({ [scheme]: [] }));
    expect([operation.operationId, operation.security]).toEqual([operation.operationId, ways]);
    expect(operation["x-permission"]).toBe(permission);
  }
});

describe("answers", () => {
  const contentOf = (name: string) => {
    const operation = operations.find((one) => one.operation.operationId === name)?.operation;
    const response = operation?.responses[200];
    return response && "content" in response ? response.content : undefined;
  };

  test("are JSON in the envelope, or plain text", () => {
    const list = { schema: { $ref: "#/components/schemas/ClusterPageAnswer" } };
    expect(contentOf("listClusters")).toEqual({ "application/json": list });
    const time = { schema: { $ref: "#/components/schemas/Time" } };
    expect(contentOf("getTime")).toEqual({ "text/plain": time });
  });

  test("that may be known already have a tag, and a 304", () => {
    const conditional = operations.filter(({ operation }) => "304" in operation.responses);
    const declared = Object.values<Endpoint>(endpoints).filter((one) => one.conditional);
    expect(conditional).toHaveLength(declared.length);
    for (const { operation } of conditional) {
      expect(operation.parameters).toContainEqual({ $ref: "#/components/parameters/IfNoneMatch" });
      expect(operation.responses[304]).toHaveProperty("headers.ETag");
    }
  });
});

describe("failures", () => {
  const failuresOf = (name: string): Record<string, readonly string[]> => {
    const operation = operations.find((one) => one.operation.operationId === name)?.operation;
    const entries = Object.entries(operation?.responses ?? {}).flatMap(([status, response]) => {
      const key = "$ref" in response ? response.$ref.split("/").at(-1) : undefined;
      const codes = components.responses[key ?? ""]?.["x-obdeck-failures"];
      return codes ? [[status, codes] as const] : [];
    });
    return Object.fromEntries(entries);
  };

  test("each have a place, and are listed under the status that they answer", () => {
    expect(failuresWithoutPlace()).toEqual([]);
    for (const { operation } of operations)
      for (const [status, codes] of Object.entries(failuresOf(operation.operationId)))
        for (const code of codes)
          expect([code, FAILURES[code as keyof typeof FAILURES].status]).toEqual([
            code,
            Number(status),
          ]);
  });

  test("are those that an endpoint can give, and no others", () => {
    const start = failuresOf("startServer");
    expect(start[404]).toEqual(["OBE11001", "OBE19001"]);
    expect(start[409]).toEqual(["OBE11020", "OBE18008", "OBE19012"]);
    expect(start[412]).toEqual(["COM10003.changed"]);
    expect(failuresOf("listClusters")[400]).toContain("COM10011");
    expect(Object.keys(failuresOf("getTime"))).toEqual(["400", "408", "414", "431", "500"]);
    expect(failuresOf("signIn")[401]).toContain("IAM10004");
    expect(failuresOf("getMe")[403] ?? []).not.toContain("IAM10005");
  });
});

describe("examples", () => {
  const checker = schemaChecker(document);
  let examples: [string, unknown][];

  beforeAll(() => {
    examples = Object.entries(components.schemas).flatMap(([name, { examples = [] }]) =>
      examples.map((example): [string, unknown] => [name, example]),
    );
  });

  test("fit their schemas, and hold nothing that the schemas do not", () => {
    const wrong = examples.flatMap(([name, example]) =>
      checker(name, example).map((what) => `${name}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  test("are taken by the endpoints that they are examples for", () => {
    for (const { operation } of operations) {
      const schema = operation.requestBody?.content["application/json"]?.schema.$ref;
      if (schema === undefined) continue;
      const [, example] = examples.find(([name]) => schema.endsWith(`/${name}`)) ?? [];
      expect(example, `an example of ${schema}`).toBeDefined();
      expect(() => endpointOf(operation.operationId).body.parse(example)).not.toThrow();
    }
  });

  test("are there for every answer", () => {
    const answers = Object.keys(components.schemas).filter((name) =>
      /Answer$|^Failure$/.test(name),
    );
    const shown = new Set(examples.map(([name]) => name));
    expect(answers.filter((name) => !shown.has(name))).toEqual([]);
  });
});
