import "server-only";
import { maxHeaderSize, STATUS_CODES } from "node:http";
import { Failure } from "@/lib/contract/failure";
import { log } from "@/lib/process/log";
import { failureEnvelopeOf } from "./envelope";
import { LONGEST_TARGET } from "./prepare-request";
import { securityHeaders } from "./security-headers";
import { traceIdOf } from "./trace-id";

interface Broken {
  code?: string | undefined;
  rawPacket?: Buffer | undefined;
}

/** The whole answer, head and OCP's envelope, to what Node could not read as a request. */
export function refusalOf(error: Broken, secure: boolean): string {
  const failure = failureOf(error);
  const traceId = traceIdOf(new Headers());
  const { status } = failure;
  log.debug({ traceId, status, code: error.code }, "a connection was refused");
  const body = failureEnvelopeOf(failure, "en", { status, begun: performance.now(), traceId });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Cache-Control: no-store",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `x-trace-id: ${traceId}`,
    ...securityHeaders(secure ? "https" : "http").map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

function failureOf({ code, rawPacket }: Broken): Failure {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new Failure("COM10003.slow");
  if (code !== "HPE_HEADER_OVERFLOW") return new Failure("COM10003.http");
  return isLongTarget(rawPacket)
    ? new Failure("COM10003.url", [LONGEST_TARGET])
    : new Failure("COM10003.headers", [maxHeaderSize]);
}

/** Whether the address alone is too long, as far as the bytes that came last can say. */
const isLongTarget = (bytes: Buffer | undefined): boolean =>
  new RegExp(`^[A-Z]+ [^\\s]{${LONGEST_TARGET},}`).test(bytes?.toString("latin1") ?? "");
