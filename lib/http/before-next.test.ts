import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOST_HEADER, PEER_HEADER, PROTO_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import { readSettings } from "@/lib/process/settings";
import { MALFORMED_PATH, METHOD_HEADER, prepareRequests } from "./before-next";
import { findRoute } from "./find-route";
import { remoteAddressOf } from "./remote-address";

const server = createServer(({ headers, method, url }, response) => {
  response.setHeader("x-seen-method", `${method} for ${headers[METHOD_HEADER]}`);
  for (const name of [HOST_HEADER, PROTO_HEADER, TARGET_HEADER])
    response.setHeader(name, headers[name] ?? "");
  response.setHeader("x-seen-headers", Object.keys(headers).join());
  const named = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  response.end(`${remoteAddressOf(new Headers(named))} ${url}`);
});

beforeAll(async () => {
  prepareRequests(readSettings({}).OBDECK_TRUSTED_PROXIES);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

async function answerTo(path: string, headers = {}, method = "GET") {
  // An HTTP server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: "127.0.0.1", path, headers, method, agent: false }).end();
  const [response] = await once(sent, "response");
  return response;
}

async function seenAs(headers: Record<string, string>, path = "/"): Promise<string> {
  const response = await answerTo(path, headers);
  let text = "";
  for await (const chunk of response) text += chunk;
  return text;
}

test("a caller is known by the socket, whatever they call themselves", async () => {
  expect(await seenAs({ [PEER_HEADER]: "203.0.113.1" })).toBe("127.0.0.1 /");
});

test("behind a proxy on the same machine, the caller is the one that it names last", async () => {
  expect(await seenAs({ "x-forwarded-for": "203.0.113.1, 198.51.100.2" })).toBe("198.51.100.2 /");
});

test("what is known of a request stands in headers that no client can set", async () => {
  const forged = Object.fromEntries(
    [HOST_HEADER, PROTO_HEADER, TARGET_HEADER].map((name) => [name, "forged"]),
  );
  const target = "/api/v2//tasks/%2f?a=%zz&&b";
  const { headers } = await answerTo(target, { ...forged, host: "deck.example:3000" });
  expect([headers[HOST_HEADER], headers[PROTO_HEADER], headers[TARGET_HEADER]]).toEqual([
    "deck.example:3000",
    "http",
    target,
  ]);
});

test.each(["/api/v2/ob/clusters/%zz", "/api/%", "/api/v2/tasks/%ff?wait=1", "*"])(
  "the malformed address %s reaches the API, which says so",
  async (path) => {
    expect(await seenAs({}, path)).toBe(`127.0.0.1 ${MALFORMED_PATH}`);
    expect(() => findRoute("GET", MALFORMED_PATH)).toThrow(
      expect.objectContaining({ code: "COM10003.encoding" }),
    );
  },
);

test.each([
  "/api/v2/ob/clusters/1/zones/z%201/servers",
  "/clusters/%zz",
  "/api/v2/tasks/1?name=%zz",
])("the address %s is left as it is", async (path) => {
  expect(await seenAs({}, path)).toBe(`127.0.0.1 ${path}`);
});

test.each([
  ["/api/v2/time", "TRACE", "PATCH for TRACE"],
  ["/api/v2/time", "PROPFIND", "PATCH for PROPFIND"],
  ["/api", "SEARCH", "PATCH for SEARCH"],
  ["/api/v2/time", "DELETE", "DELETE for undefined"],
  ["/clusters", "PROPFIND", "PROPFIND for undefined"],
])("at %s, the method %s reaches the application as %s", async (path, method, seen) => {
  const { headers } = await answerTo(path, { [METHOD_HEADER]: "GET" }, method);
  expect(headers["x-seen-method"]).toBe(seen);
});

const OF_NEXT = {
  ...{ rsc: "1", "next-action": "7f", "next-router-state-tree": "%5B%5D", "next-url": "/" },
  ...{ "x-nextjs-data": "1", "x-invoke-path": "/", "x-middleware-subrequest": "proxy" },
  ...{ "x-matched-path": "/", expect: "miracles" },
};

test("what Next's own pages say to it in headers, the API never hears; else it would be sent elsewhere", async () => {
  const { statusCode, headers } = await answerTo("/api/v2/time", OF_NEXT);
  expect(statusCode).toBe(200);
  const seen = String(headers["x-seen-headers"]).split(",");
  expect(seen.filter((name) => name in OF_NEXT)).toEqual([]);
});

test("pages hear it", async () => {
  const { headers } = await answerTo("/clusters", { rsc: "1", "next-url": "/" });
  expect(headers["x-seen-headers"]).toContain("rsc,next-url");
});
