import { once } from "node:events";
import { createServer, type RequestOptions, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOST_HEADER, PEER_HEADER, PROTO_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import { readSettings } from "@/lib/process/settings";
import { findRoute } from "./find-route";
import { originOf } from "./forwarded";
import { LONGEST_TARGET, METHOD_HEADER, prepareRequest } from "./prepare-request";

const trusted = readSettings({}).OBDECK_TRUSTED_PROXIES;

/** Answers what would be seen of the request, and by whom. */
const server = createServer((received, response) => {
  const isForApi = prepareRequest(received, originOf(received, trusted));
  const { method, url, headers } = received;
  response.setHeader("x-seen-by", isForApi ? "the API" : "the pages");
  response.end(JSON.stringify({ isForApi, method, url, headers }));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

// An HTTP server that listens on a port has an address with one.
const port = () => (server.address() as AddressInfo).port;

async function seen(path: string, options: RequestOptions = {}) {
  const sent = request({ port: port(), host: "127.0.0.1", path, agent: false, ...options }).end();
  const [response] = await once(sent, "response");
  return JSON.parse(await text(response));
}

test("a caller is known by the socket, whatever they call themselves", async () => {
  const { headers } = await seen("/", { headers: { [PEER_HEADER]: "203.0.113.1" } });
  expect(headers[PEER_HEADER]).toBe("127.0.0.1");
});

test("what is known of a request stands in headers that no client can set", async () => {
  const forged = Object.fromEntries(
    [HOST_HEADER, PROTO_HEADER, TARGET_HEADER].map((name) => [name, "forged"]),
  );
  const target = "/api/v2//tasks/%2f?a=%zz&&b";
  const { headers } = await seen(target, { headers: { ...forged, host: "deck.example:3000" } });
  expect([headers[HOST_HEADER], headers[PROTO_HEADER], headers[TARGET_HEADER]]).toEqual([
    "deck.example:3000",
    "http",
    target,
  ]);
});

test.each([
  "/api",
  "/api/",
  "/api/v2/time",
  "/api?a=b",
  "/api/v2/time/",
  "//api/v2/time",
  "/api//v2/time",
  "/%61pi/v2/time",
  "/./api/v2/time",
  "/clusters/%2e%2e/api/v2/time",
  "/api/%",
  "/api/v2/tasks/%ff?wait=1",
  "/clusters/%zz",
  "/clusters/%00",
  "*",
  `/clusters?${"x".repeat(LONGEST_TARGET)}`,
])("the API answers %s, and goes by it as it is", async (path) => {
  const { isForApi, headers } = await seen(path);
  expect([isForApi, headers[TARGET_HEADER]]).toEqual([true, path]);
});

test.each([
  "/",
  "/clusters?next=/api/",
  "/apiary",
  "/clusters/api",
  "/API/v2/time",
  "/clusters?name=%zz",
])("the address %s is left to the pages as it is", async (path) => {
  expect(await seen(path)).toMatchObject({ isForApi: false, url: path });
});

test("the whole address in the place of the path is as good as the path", async () => {
  const socket = connect(port(), "127.0.0.1");
  socket.end(
    "GET HTTP://elsewhere:1/api/v2/time?a=b HTTP/1.1\r\nHost: deck\r\nConnection: close\r\n\r\n",
  );
  const [, body = ""] = (await text(socket)).split("\r\n\r\n");
  const { isForApi, headers } = JSON.parse(
    body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1),
  );
  expect([isForApi, headers[TARGET_HEADER], headers[HOST_HEADER]]).toEqual([
    true,
    "/api/v2/time?a=b",
    "deck",
  ]);
});

test.each([
  ["/api/v2/time", "TRACE", "PATCH for TRACE"],
  ["/api/v2/time", "PROPFIND", "PROPFIND for undefined"],
  ["/api/v2/time", "DELETE", "DELETE for undefined"],
  ["/clusters", "TRACE", "PATCH for TRACE"],
])("at %s, the method %s reaches the API as %s", async (path, method, expected) => {
  const got = await seen(path, { method, headers: { [METHOD_HEADER]: "GET" } });
  expect(`${got.method} for ${got.headers[METHOD_HEADER]}`).toBe(expected);
});

test.each([
  ["POST", "the API"],
  ["TRACE", "the API"],
  ["HEAD", "the pages"],
])("a page that is asked for by %s is a matter of %s", async (method, whose) => {
  const sent = request({
    port: port(),
    host: "127.0.0.1",
    path: "/clusters",
    method,
    agent: false,
  });
  const [response] = await once(sent.end(), "response");
  expect(response.headers["x-seen-by"]).toBe(whose);
});

test("only what is read is a page's, whatever the address begins with", async () => {
  for (const path of ["/_next/../clusters", "/_next/image", "/_"])
    expect(await seen(path, { method: "POST" })).toMatchObject({ isForApi: true });
});

test("an address longer than any is refused as such", () => {
  expect(() => findRoute("GET", `/api/v2/time?${"x".repeat(LONGEST_TARGET)}`)).toThrow(
    expect.objectContaining({ code: "COM10003.url" }),
  );
});
