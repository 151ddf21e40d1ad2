import type { Random } from "../chaos/random";
import type { RawAttack } from "./send-raw";

const HOST = "Host: x\r\nConnection: close\r\n";
const LOGIN = `POST /api/v2/iam/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;

const get = (target: string, headers = "") => `GET ${target} HTTP/1.1\r\n${HOST}${headers}\r\n`;

const waited = (name: string, ...pieces: string[]): RawAttack => ({
  ...{ name, pieces },
  after: "wait",
});
const broken = (name: string, ...pieces: string[]): RawAttack => ({
  ...{ name, pieces },
  after: "break",
});

/** Addresses that a router, a proxy or a file server may stumble over. */
const TARGETS = [
  ...[
    "/api/../../../../etc/passwd",
    "/api/%2e%2e/%2e%2e/etc/passwd",
    "/api/..%2f..%2f.env",
    "//api/v2",
  ],
  ...["/api//v2//time", "/API/V2/TIME", "/api/v2/time/", "/api/v2/time;a=b", "/api\\v2\\time", "*"],
  ...[
    "http://other.example/api/v2/time",
    "/api/v2/time#x",
    "/api/v2/\xe4\xb8\xad",
    "/api/\xff\xfe",
  ],
  ...["/api/v2/ob/clusters/%", "/api/v2/ob/clusters/%c0%af", "/api/v2/tasks/%ed%a0%80", "/api/%00"],
  ...[
    "/api/v2/time??",
    "/api/v2/time?%",
    `/api/${"a/".repeat(3000)}`,
    `/api/v2/time?${"a".repeat(7000)}`,
  ],
  ...["/_next/../.env", "/_next/static/../../package.json", "/api/v2/tasks/1/../../../health", "?"],
];

const STREAMS: readonly RawAttack[] = [
  ...TARGETS.map((target) => waited(`GET ${target.slice(0, 60)}`, get(target))),
  waited("no HTTP at all", "\0\x01\x02\x03\xff\xfe\n\r\n"),
  waited("TLS", "\x16\x03\x01\0\xc8\x01\0\0\xc4\x03\x03"),
  waited("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  waited("HTTP/0.9", "GET /api/v2/time\r\n\r\n"),
  waited("HTTP/9.9", `GET /api/v2/time HTTP/9.9\r\n${HOST}\r\n`),
  waited("no host", "GET /api/v2/time HTTP/1.1\r\nConnection: close\r\n\r\n"),
  waited("two hosts", get("/api/v2/time", "Host: y\r\n")),
  waited("an unknown method", `BREW /api/v2/time HTTP/1.1\r\n${HOST}\r\n`),
  waited("CONNECT", `CONNECT other.example:80 HTTP/1.1\r\n${HOST}\r\n`),
  waited("TRACE", `TRACE /api/v2/time HTTP/1.1\r\n${HOST}\r\n`),
  waited("NUL in a header", get("/api/v2/time", "X-A: a\0b\r\n")),
  waited("a bare line feed", get("/api/v2/time", "X-A: a\nX-B: b\r\n")),
  waited("a space before the colon", get("/api/v2/time", "X-A : a\r\n")),
  waited("a folded header", get("/api/v2/time", "X-A: a\r\n b\r\n")),
  waited("a header of 20,000 bytes", get("/api/v2/time", `X-A: ${"a".repeat(20_000)}\r\n`)),
  waited("3,000 headers", get("/api/v2/time", "X-A: a\r\n".repeat(3000))),
  waited("an upgrade", get("/api/v2/time", "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\n")),
  waited("two lengths", `${LOGIN}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`),
  waited("a negative length", `${LOGIN}Content-Length: -1\r\n\r\n{}`),
  waited(
    "a length and chunks",
    `${LOGIN}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ),
  waited("an unknown coding", `${LOGIN}Transfer-Encoding: gzip, identity\r\n\r\n{}`),
  waited("a chunk of no length", `${LOGIN}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
  waited(
    "a chunk longer than 2^64",
    `${LOGIN}Transfer-Encoding: chunked\r\n\r\n1${"0".repeat(20)}\r\n`,
  ),
  waited(
    "chunks of one byte",
    `${LOGIN}Transfer-Encoding: chunked\r\n\r\n`,
    ...chunksOf('{"username":1}'),
  ),
  waited(
    "chunks without an end",
    `${LOGIN}Transfer-Encoding: chunked\r\n\r\n`,
    ...chunksOf("{}").slice(0, -1),
  ),
  waited(
    "two megabytes of chunks",
    `${LOGIN}Transfer-Encoding: chunked\r\n\r\n`,
    `200000\r\n${" ".repeat(0x20_0000)}\r\n0\r\n\r\n`,
  ),
  waited("a gigabyte that does not come", `${LOGIN}Content-Length: 1073741824\r\n\r\n{}`),
  waited("a body that ends early", `${LOGIN}Content-Length: 100\r\n\r\n{"username":`),
  waited(
    "a second request in the body",
    `${LOGIN}Content-Length: 2\r\n\r\n{}${get("/api/v2/time")}`,
  ),
  broken("headers broken off", "GET /api/v2/time HTTP/1.1\r\nHo"),
  broken("a body broken off", `${LOGIN}Content-Length: 100\r\n\r\n{"username":`),
  broken("chunks broken off", `${LOGIN}Transfer-Encoding: chunked\r\n\r\n5\r\n{"u`),
  broken("an answer not waited for", get("/api/v2/openapi.json")),
  broken(
    "a hundred requests at once, none waited for",
    get("/api/v2/time").replace("close", "keep-alive").repeat(100),
  ),
];

function chunksOf(text: string): string[] {
  return [...[...text].map((one) => `1\r\n${one}\r\n`), "0\r\n\r\n"];
}

/** One of the streams, as it is or with a few bytes of it changed, doubled or lost. */
export function rawAttack(random: Random): RawAttack {
  const attack = random.pick(STREAMS) ?? broken("nothing");
  if (random.chance(0.5)) return attack;
  const bytes = Buffer.from(attack.pieces.join(""), "latin1");
  for (let count = 1 + random.below(4); count > 0; count -= 1)
    bytes[random.below(Math.min(bytes.length, 400))] = random.below(256);
  const whole = random.chance(0.3) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
  return {
    name: `${attack.name}, changed`,
    pieces: [whole.toString("latin1")],
    after: attack.after,
  };
}
