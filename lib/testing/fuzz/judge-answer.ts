import type { HostileRequest } from "./hostile-request";
import type { Received } from "./send";

const KEYS = ["duration", "server", "status", "successful", "timestamp", "traceId"];

/** What an answer may be; 500 is none of it. Next answers 308 where two slashes should be one. */
const STATUSES = [
  200, 204, 304, 400, 401, 403, 404, 405, 409, 412, 413, 414, 415, 429, 431, 501, 503,
];

/** Traces of the inside: frames of a stack, files, statements and drivers. No hostile text holds them. */
const INSIDE =
  /\bat (?:async )?[\w.<>[\] ]+ \(.+:\d+:\d+\)|\bat (?:file|node):|node_modules|\.(?:ts|mjs|cjs|js):\d+:\d+|\/lib\/|drizzle|postgres|pg_catalog|relation \\?"|syntax error at|\bselect .+ from\b|\binsert into\b|\bupdate .+ set\b|invalid byte sequence|unterminated|ECONNREFUSED|Internal Server Error/i;

/** What is wrong with an answer; nothing when all is well. */
export function complaintAbout(request: HostileRequest, received: Received): string | undefined {
  const { status } = received;
  if (request.spoil && status < 300) return `it was not refused for its ${request.spoil}`;
  if (status === 302 || status === 308) return complaintAboutRedirect(request, received);
  if (!STATUSES.includes(status)) return `the status is ${status}`;
  return complaintAboutText(request, received);
}

function complaintAboutText(request: HostileRequest, received: Received): string | undefined {
  const { status, text } = received;
  const inside = INSIDE.exec(text);
  if (inside && request.operation.id !== "getOpenApi") return `it shows the inside: ${inside[0]}`;
  if (request.method === "HEAD" || status === 304 || status === 204)
    return text === "" ? undefined : "there is a body where none may be";
  if (status < 400 && !request.operation.enveloped) return undefined;
  return complaintAboutEnvelope(received);
}

/** Nobody is led to another site, whatever was asked for, and few are led anywhere. */
function complaintAboutRedirect(request: HostileRequest, { status, headers }: Received) {
  const location = String(headers.location);
  const path = request.target.split("?", 1)[0] ?? "";
  const wanted = path.replace(/\/+/g, "/").replace(/\/$/, "");
  const isFine =
    status === 302
      ? request.operation.redirects && /^\/($|[^/\\])/.test(location)
      : location.split("?", 1)[0] === wanted && wanted !== path;
  return isFine ? undefined : `it leads to ${location}`;
}

function complaintAboutEnvelope({ status, headers, text }: Received): string | undefined {
  if (headers["content-type"] !== "application/json; charset=utf-8")
    return `the type is ${headers["content-type"]}`;
  const envelope = parse(text);
  if (!envelope) return "it is not JSON";
  const keys = Object.keys(envelope).filter((key) => key !== "data" && key !== "error");
  if (keys.join() !== KEYS.join()) return `the keys of the envelope are ${keys}`;
  if (envelope.status !== status) return `the envelope's status is ${envelope.status}`;
  if (envelope.successful !== status < 400) return "successful does not say what the status says";
  if (status >= 400 && !isExplained(envelope)) return "the refusal is not explained";
  return isOrdered(envelope) ? undefined : "there is a null, or keys are not in order";
}

interface Envelope {
  status?: unknown;
  successful?: unknown;
  data?: unknown;
  error?: { code?: unknown; message?: unknown };
}

function parse(text: string): Envelope | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isExplained = ({ data, error }: Envelope): boolean =>
  data === undefined && /^[A-Z]{3}\d{5}$|^0$/.test(String(error?.code)) && Boolean(error?.message);

function isOrdered(value: unknown): boolean {
  if (value === null) return false;
  if (typeof value !== "object") return true;
  const keys = Object.keys(value);
  const isSorted =
    Array.isArray(value) || keys.every((key, at) => at === 0 || String(keys[at - 1]) < key);
  return isSorted && Object.values(value).every(isOrdered);
}

/** What is wrong with the bytes that came back for bytes that may be no HTTP; nothing came is fine too. */
export function complaintAboutRaw(name: string, text: string): string | undefined {
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  const wrong = statuses.find((status) => status >= 500 && !STATUSES.includes(status));
  if (wrong) return `"${name}" was answered ${wrong}`;
  const inside = INSIDE.exec(text);
  if (inside && !text.includes('"openapi":')) return `"${name}" shows the inside: ${inside[0]}`;
  if (text !== "" && statuses.length === 0) return `"${name}" was answered by no HTTP`;
  return undefined;
}
