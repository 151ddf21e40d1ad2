import { expect, test } from "vitest";
import type { OpenApiDocument, OpenApiResponse } from "@/lib/contract/openapi";
import { type Answered, basic, type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { schemaChecker } from "@/lib/testing/schema-checker";
import { findRoute } from "./find-route";
import { openApiDocument } from "./openapi";

const document: OpenApiDocument = JSON.parse(JSON.stringify(openApiDocument("1.2.3")));
const wrongWith = schemaChecker(document);

/** What the document says of an answer with this status. */
function describedAs(methodAndPath: string, status: number): OpenApiResponse | undefined {
  const [method = "", path = ""] = methodAndPath.split(" ");
  const { endpoint } = findRoute(method, path.split("?", 1)[0] ?? "");
  const operation = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
  const response = operation?.responses[status];
  if (!response || !("$ref" in response)) return response;
  return document.components.responses[response.$ref.split("/").at(-1) ?? ""];
}

/** Everything about an answer that the document does not say: there must be nothing. */
function undescribed(methodAndPath: string, { status, headers, text, json }: Answered): string[] {
  const response = describedAs(methodAndPath, status);
  if (!response) return [`${methodAndPath} answers ${status}, which is not described`];
  const described = Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());
  const told = [...headers.keys()].filter((name) => /^(x-|etag|ratelimit|retry|www)/.test(name));
  const [[type, media] = []] = Object.entries(response.content ?? {});
  const schema = media?.schema.$ref?.split("/").at(-1);
  const failures = response["x-obdeck-failures"]?.map((key) => key.split(".", 1)[0]);
  const wrong = [
    ...told.filter((name) => !described.includes(name)).map((name) => `header ${name}`),
    ...(headers.get("content-type")?.startsWith(type ?? "") ? [] : [`not ${type}`]),
    ...(schema ? wrongWith(schema, json ?? text) : []),
    ...(failures && !failures.includes(String(json?.error.code)) ? [`${json?.error.code}`] : []),
  ];
  return wrong.map((what) => `${methodAndPath} ${status}: ${what}`);
}

/** A console with a cluster in which one server does not run. */
async function smallConsole(): Promise<TestApi> {
  const api = await testApi();
  await addCluster(api.db, "orion", { zone1: ["RUNNING"], zone2: ["RUNNING", "PROCESS_STOPPED"] });
  return api;
}

test("what the console answers to who asks for it is what the document describes", async () => {
  const api = await smallConsole();
  const clusters = await api.call("GET /api/v2/ob/clusters");
  const { id } = clusters.json.data.contents[0];
  const { json: listed } = await api.call(`GET /api/v2/ob/clusters/${id}/servers`);
  const stopped = listed.data.contents.find((one: { status: string }) => one.status !== "RUNNING");
  const start = `/api/v2/ob/clusters/${id}/servers/${stopped.id}/start`;
  const plan = await api.call(`POST ${start}/plan`, { body: {} });
  const started = await api.call(`POST ${start}`, { body: { reason: "a test" } });
  const task = `/api/v2/tasks/instances/${started.json.data.id}`;
  const subtask = `${task}/subtasks/${started.json.data.subtasks[0].id}`;
  const key = "/api/v2/profiles/me/credentials";

  const wrong = [
    ...undescribed(`POST ${start}/plan`, plan),
    ...undescribed(`POST ${start}`, started),
  ];
  for (const ask of [
    ...["GET /api/v2/ob/clusters", `GET /api/v2/ob/clusters/${id}`],
    ...[`GET /api/v2/ob/clusters/${id}/zones`, `GET /api/v2/ob/clusters/${id}/servers`],
    ...[`GET ${task}`, `GET ${task}?since=0`, `GET ${subtask}`, `GET ${subtask}/log`],
    ...[`GET ${task}/events`, "GET /api/v2/tasks/instances", `GET ${task}/downloadDiagnosis`],
    ...["GET /api/v2/compute/hosts", "GET /api/v2/compute/hosts/1", "GET /api/v2/iam/users"],
    ...["GET /api/v2/iam/users/100", "GET /api/v2/iam/roles", "GET /api/v2/iam/roles/1"],
    ...["GET /api/v2/audit/events", "GET /api/v2/audit/events/export", "GET /api/v2/profiles/me"],
    ...["GET /api/v2/profiles/me/sessions", `POST ${key}`, `GET ${key}`, "GET /api/v2/iam/sso"],
    ...["GET /api/v2/time", "GET /api/v2/info", "GET /api/health", "GET /api/v2/openapi.json"],
  ])
    wrong.push(...undescribed(ask, await api.call(ask)));
  expect(wrong).toEqual([]);
});

test("how the console refuses is what the document describes", async () => {
  const api = await smallConsole();
  const { json } = await api.call("GET /api/v2/ob/clusters/1/servers");
  const stopped = json.data.contents.find((one: { status: string }) => one.status !== "RUNNING");
  const start = `POST /api/v2/ob/clusters/1/servers/${stopped.id}/start`;
  await api.call(start);
  const refusals: [number, string, Parameters<TestApi["call"]>[1]?][] = [
    [409, start],
    [400, start.replace(`/${stopped.id}/`, "/1/"), { body: { stateVersion: "no version" } }],
    [400, start, { body: "{" }],
    [415, start, { body: "{}", headers: { "content-type": "text/xml" } }],
    [403, start, { as: "viewer" }],
    [403, start, { headers: { "sec-fetch-site": "cross-site", origin: "https://elsewhere.test" } }],
    [401, start, { as: "nobody" }],
    [401, "GET /api/v2/ob/clusters", { as: "nobody", headers: basic("admin", "wrong") }],
    [401, "GET /api/v2/ob/clusters", { as: "nobody", headers: { authorization: "OCP-ACCESS" } }],
    [400, "GET /api/v2/ob/clusters?size=0"],
    [400, "GET /api/v2/ob/clusters?sort=colour,asc"],
    [404, "GET /api/v2/ob/clusters/99"],
    [404, "GET /api/v2/ob/clusters/1/zones/nowhere/servers"],
    [404, "GET /api/v2/tasks/instances/99"],
    [404, "GET /api/v2/iam/users/999"],
    [404, "GET /api/v2/compute/hosts/999"],
    [400, "POST /api/v2/iam/users", { body: { name: "x" } }],
    [400, "POST /api/v2/tasks/instances/1/retry"],
    [401, "POST /api/v2/iam/login", { body: { username: "nobody", password: "wrong" } }],
  ];
  const wrong: string[] = [];
  for (const [status, ask, options] of refusals) {
    const answered = await api.call(ask, options);
    if (answered.status !== status) wrong.push(`${ask} answers ${answered.status}, not ${status}`);
    wrong.push(...undescribed(ask, answered));
  }
  expect(wrong).toEqual([]);
});

test("who calls too often is told what the document describes", async () => {
  const api = await testApi({ rateLimit: "1/1m" });
  const ask = "GET /api/v2/info";
  const first = await api.call(ask);
  const second = await api.call(ask);
  expect([first.status, second.status]).toEqual([200, 429]);
  expect([...undescribed(ask, first), ...undescribed(ask, second)]).toEqual([]);
});
