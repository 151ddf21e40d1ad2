import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerOptions,
} from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { log } from "@/lib/process/log";
import { readSettings } from "@/lib/process/settings";
import { doorOf } from "./door";

const QUICK = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };

const door = doorOf(readSettings({}).OBDECK_TRUSTED_PROXIES, async (request) => {
  if (request.headers.has("x-begin")) return new Response(begunBefore(request));
  if (request.headers.has("x-broken")) return brokenOff();
  if (request.headers.has("x-file")) return slowFile();
  if (request.headers.has("x-known"))
    return new Response(null, { status: 304, headers: JSON_TYPE });
  if (request.headers.has("x-unread")) return new Response("not read");
  await request.text();
  return new Response(LONG, { headers: JSON_TYPE });
});

/** An answer that begins, and goes on when the body has been read. */
const begunBefore = (request: Request) =>
  new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(Buffer.from("begun "));
      await request.text();
      controller.close();
    },
  });

/** An answer whose end cannot be read any more. */
function brokenOff(): Response {
  const chunks = [Buffer.from("begun ")];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = chunks.pop();
      if (chunk) return controller.enqueue(chunk);
      await sleep(50);
      throw new Error("the database is gone");
    },
  });
  return new Response(body, { headers: { "x-trace-id": "0123456789abcdef" } });
}

/** A file of which only the beginning is there yet. */
function slowFile(): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from("the first line")),
  });
  const headers = { "content-type": "text/csv", "content-disposition": "attachment" };
  return new Response(body, { headers });
}

const JSON_TYPE = { "content-type": "application/json" };
const LONG = JSON.stringify("long ".repeat(1000));

const patient = serverWith({});
const quick = serverWith(QUICK);
const lingering = serverWith({ ...QUICK, headersTimeout: 2000, requestTimeout: 2000 });
const servers = [patient, quick, lingering];

function serverWith(limits: ServerOptions): Server {
  const server = createServer(limits, (request, response) => {
    if (!door.admit(request, response)) response.end("a page");
  });
  return server.on("clientError", (error, socket) => door.refuse(error, socket as never));
}

beforeAll(async () => {
  for (const server of servers) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Everything that a server answers to these bytes until it closes. */
async function answerTo(bytes: string, server = patient): Promise<string> {
  // An HTTP server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

const HEAD = "POST / HTTP/1.1\r\nHost: deck\r\n";

test.each([
  ["what is not HTTP", "HELO deck\r\n\r\n", 400],
  ["a header that is none", `${HEAD}no colon\r\n\r\n`, 400],
  ["two lengths", `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
  ["a length beside chunks", `${HEAD}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
  ["too many headers", `${HEAD}${`a: ${"x".repeat(1000)}\r\n`.repeat(17)}\r\n`, 431],
  ["a header that is too long", `${HEAD}cookie: ${"x".repeat(100_000)}\r\n\r\n`, 431],
  [
    "an address that is too long",
    `GET /${"x".repeat(100_000)} HTTP/1.1\r\nHost: deck\r\n\r\n`,
    414,
  ],
  ["headers that never end", HEAD, 408],
  ["a body that never ends", `${HEAD}Content-Length: 9\r\n\r\nabc`, 408],
])("%s is refused in the envelope, and the connection closed", async (_what, bytes, status) => {
  const answer = await answerTo(bytes, status === 408 ? quick : patient);
  const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toContain("Connection: close");
  expect(head).toContain("X-Content-Type-Options: nosniff");
  expect(head).not.toContain("Strict-Transport-Security");
  expect(JSON.parse(body)).toMatchObject({
    error: { code: "COM10003" },
    status,
    successful: false,
    traceId: /x-trace-id: (\w+)/.exec(head)?.[1],
  });
});

test("an answer that has begun is broken off, not mixed with a refusal", async () => {
  const answer = await answerTo(`${HEAD}x-begin: 1\r\nContent-Length: 9\r\n\r\nabc`, lingering);
  expect(answer).toContain("begun ");
  expect(answer).not.toContain("COM10003");
});

test("an answer that cannot go on is broken off, and the log says why under its trace id", async () => {
  const logged = vi.spyOn(log, "error").mockReturnValue();
  const answer = await answerTo("GET /api/v2/x HTTP/1.1\r\nHost: deck\r\nx-broken: 1\r\n\r\n");
  expect(answer).toContain("begun ");
  expect(answer).not.toContain("\r\n0\r\n");
  const facts = { traceId: "0123456789abcdef", err: new Error("the database is gone") };
  await vi.waitFor(() => expect(logged).toHaveBeenCalledWith(facts, expect.anything()));
});

test("a body that nobody reads is not in the way of the next request", async () => {
  const body = `Content-Length: 2000000\r\n\r\n${"x".repeat(2_000_000)}`;
  const next = "GET /clusters HTTP/1.1\r\nHost: deck\r\nConnection: close\r\n\r\n";
  const answer = await answerTo(`${HEAD}x-unread: 1\r\n${body}${next}`, lingering);
  expect(answer).toContain("not read");
  expect(answer).toMatch(/\r\na page$/);
});

test("every answer tells the browser what it must not do", async () => {
  const answer = await answerTo("GET / HTTP/1.1\r\nHost: deck\r\nConnection: close\r\n\r\n");
  for (const line of [
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
    "Permissions-Policy: accelerometer=(), camera=()",
    "Referrer-Policy: same-origin",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
  ])
    expect(answer).toContain(line);
  expect(answer).not.toContain("Strict-Transport-Security");
});

test("who came by https shall come by https again", async () => {
  const answer = await answerTo(
    "GET / HTTP/1.1\r\nHost: deck\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n",
  );
  expect(answer).toContain("Strict-Transport-Security: max-age=31536000\r\n");
});

test("pages are left to who makes them, and the API is answered", async () => {
  const close = "Host: deck\r\nConnection: close\r\n\r\n";
  expect(await answerTo(`GET /clusters HTTP/1.1\r\n${close}`)).toMatch(/\r\na page$/);
  expect(await answerTo(`GET /api/v2/time HTTP/1.1\r\n${close}`)).toContain(LONG);
});

test("an answer of the API is compressed for who asks for it", async () => {
  const asked = "Host: deck\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n";
  const answer = await answerTo(`GET /api/v2/time HTTP/1.1\r\n${asked}`);
  expect(answer).toContain("Content-Encoding: gzip\r\n");
  expect(answer).toContain("Vary: Accept-Encoding\r\n");
  expect(answer.length).toBeLessThan(LONG.length / 2);
});

test.each(["br", "gzip"])("a file goes out as it comes, also to who takes %s", async (encoding) => {
  const { port } = patient.address() as AddressInfo;
  const headers = { "accept-encoding": encoding, "x-file": "1" };
  const sent = request({
    port,
    host: "127.0.0.1",
    path: "/api/v2/file",
    headers,
    agent: false,
  }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const [beginning] = await once(response, "data");
  expect(String(beginning)).toBe("the first line");
  expect(response.headers["content-encoding"]).toBeUndefined();
  sent.destroy();
});

test("an answer without a body has no encoding", async () => {
  const asked = "Host: deck\r\nAccept-Encoding: gzip\r\nx-known: 1\r\nConnection: close\r\n\r\n";
  const answer = await answerTo(`GET /api/v2/time HTTP/1.1\r\n${asked}`);
  expect(answer).toContain("HTTP/1.1 304 ");
  expect(answer).not.toContain("Content-Encoding");
});
