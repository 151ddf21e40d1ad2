import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Certificate, makeCertificate } from "@/lib/testing/certificate";
import { ADMIN_PASSWORD, ConsoleProcess } from "@/lib/testing/console-process";
import { freePort } from "@/lib/testing/free-port";
import { sendRaw } from "@/lib/testing/raw-request";

const directory = mkdtempSync(join(tmpdir(), "obdeck-https-"));
let console: ConsoleProcess;
let certificate: Certificate;

beforeAll(async () => {
  // PostgreSQL runs as another user when the tests run as root, and must be able to pass.
  chmodSync(directory, 0o755);
  certificate = await makeCertificate(directory, "console");
  // `fetch` knows no certificate of its own; what is tested here is sent with it.
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  console = new ConsoleProcess(await freePort(), {
    OBDECK_DATA: join(directory, "data"),
    OBDECK_SIM_SPEED: "10",
    OBDECK_TLS_CERT: certificate.certFile,
    OBDECK_TLS_KEY: certificate.keyFile,
  });
  await console.start();
}, 180_000);

afterAll(async () => {
  await console.signal("SIGTERM");
  rmSync(directory, { recursive: true, force: true });
});

const send = (bytes: string) => sendRaw(console.port, bytes, certificate.pem);
const ask = (line: string, headers = "", body = "") =>
  send(`${line} HTTP/1.1\r\nHost: deck.example\r\nConnection: close\r\n${headers}\r\n${body}`);

test("pages and answers stay with https", async () => {
  for (const path of ["/sign-in", "/api/v2/time", "/icon.svg", "/nope"])
    expect((await ask(`GET ${path}`)).head).toContain("Strict-Transport-Security: max-age=");
});

test("a session is kept to https", async () => {
  const body = JSON.stringify({ username: "admin", password: ADMIN_PASSWORD });
  const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  const { status, head } = await ask("POST /api/v2/iam/login", headers, body);
  expect(status).toBe(200);
  expect(head).toMatch(/^set-cookie: .*; Secure/im);
});

test("who speaks plain HTTP there is told nothing", async () => {
  const bytes = "GET /api/v2/time HTTP/1.1\r\nHost: deck.example\r\n\r\n";
  const { head } = await sendRaw(console.port, bytes).catch(() => ({ head: "" }));
  expect(head).toBe("");
});

describe("an answer in the envelope", () => {
  test.each([
    ["GET /api", 404],
    ["GET /api/", 404],
    ["GET /api/v2/time/", 404],
    ["GET /api//v2/time", 404],
    ["GET //api/v2/time", 404],
    ["GET /%61pi/v2/%74ime/x", 404],
    ["GET /api/v2/../v2/time", 404],
    ["GET /clusters/../api/v2/time", 404],
    ["GET /\\api/v2/time", 404],
    ["GET /api/%zz", 400],
    ["GET /clusters/%zz", 400],
    ["GET /clusters/%00", 400],
    ["OPTIONS *", 404],
    ["GET https://elsewhere/api/v2/nothing", 404],
    ["POST /sign-in", 404],
    ["TRACE /clusters", 404],
    ["PROPFIND /api/v2/time", 405],
    ["TRACE /api/v2/time", 405],
    ["GET /api/v2/\xff", 400],
    ["NOTHING", 400],
  ])("is that to %s: %i", async (line, status) => {
    const answer = await ask(line);
    expect(answer.status).toBe(status);
    expect(answer.head).toMatch(/^content-type: application\/json; charset=utf-8\r?$/im);
    expect(answer.body).toContain(`"status":${status},"successful":false`);
  });

  test.each(["/api/v2/time", "/clusters"])("is that to %s with a long query", async (path) => {
    const { status, body } = await ask(`GET ${path}?${"x".repeat(9000)}`);
    expect(status).toBe(414);
    expect(body).toContain("The address is longer than 8192 bytes");
  });

  test.each([
    "RSC: 1\r\n",
    "Next-Action: 7f\r\nNext-Router-State-Tree: x\r\n",
    "Upgrade: websocket\r\n",
    "Upgrade: h2c\r\nHTTP2-Settings: AAA\r\n",
    "Expect: miracles\r\n",
    "x-middleware-subrequest: proxy\r\n",
    "x-matched-path: /clusters\r\n",
  ])("is the same with %j", async (headers) => {
    const answer = await ask("GET /api/v2/ob/clusters", headers);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('"code":"IAM10000"');
  });
});

test("the whole address, and an encoded letter, are as good as the path", async () => {
  for (const line of ["GET https://deck.example/api/v2/time", "GET /api/v2/%74ime"]) {
    const { status, head } = await ask(line);
    expect([status, /^content-type: (.*)\r?$/im.exec(head)?.[1]]).toEqual([
      200,
      "text/plain; charset=utf-8",
    ]);
  }
});

test("a large answer is compressed for who can read that", async () => {
  const { head } = await ask("GET /api/v2/openapi.json", "Accept-Encoding: gzip\r\n");
  expect(head).toMatch(/^content-encoding: gzip\r?$/im);
});

test("a client that does not finish its headers is let go, and one that waits for an answer is not", async () => {
  const { data } = await console.call("POST", "/api/v2/ob/clusters/1/servers/3/start");
  const [slow, waiting] = await Promise.all([
    send("GET /api/v2/time HTTP/1.1\r\nHost: deck.example\r\n"),
    waitLong(data.id),
  ]);
  expect([slow.status, waiting]).toEqual([408, true]);
});

/** Whether a request may wait 25 seconds for a task that has ended, and is answered then. */
async function waitLong(taskId: number): Promise<boolean> {
  const path = `/api/v2/tasks/instances/${taskId}`;
  const task = () => console.call("GET", path);
  await vi.waitUntil(async () => (await task()).data.status !== "RUNNING", 60_000);
  const begun = performance.now();
  const { data } = await task();
  const { successful } = await console.call("GET", `${path}?since=${data.rev}&wait=25`);
  return successful && performance.now() - begun > 24_000;
}
