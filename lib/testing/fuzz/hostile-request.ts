import type { Random } from "../chaos/random";
import { type Body, hostileBody, unfitBody, unreadableBody } from "./hostile-bodies";
import { type Credentials, strangerHeaders, type Who } from "./hostile-callers";
import { hostileHeaders } from "./hostile-headers";
import { hostileId, hostileText } from "./hostile-values";
import type { Operation } from "./operations-of";
import { signatureOf } from "./sign";

/** One request on its way, and who it says it comes from. */
export interface HostileRequest {
  operation: Operation;
  who: Who;
  method: string;
  target: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
  /** Why it cannot be carried out; absent where it may be, since it changes nothing. */
  spoil: Spoil | undefined;
}

/** What requests are made of. */
export interface Makings {
  random: Random;
  /** The host that requests name. */
  host: string;
  credentials: Record<Exclude<Who, "nobody">, Credentials>;
  /** Ids and names that there are, by the name of a path's parameter. */
  existing: Record<string, readonly string[]>;
}

const SAFE = ["GET", "HEAD", "OPTIONS"];
const METHODS = ["HEAD", "OPTIONS", "PATCH", "PUT", "DELETE", "POST", "PROPFIND", "QUERY", "LINK"];

/**
 * A hostile request to an operation. One that could change something is spoilt where the caller may do what
 * it asks for: by another site's `Origin`, by what nobody can read, or by naming what is not there.
 */
export function hostileRequest(makings: Makings, operation: Operation): HostileRequest {
  const { random } = makings;
  const who = random.weighted<Who>(CALLERS) ?? "nobody";
  const method = random.chance(0.06) ? (random.pick(METHODS) ?? "GET") : operation.method;
  const spoil = mustSpoil(operation, method, who) ? spoiling(random, operation, method) : undefined;
  const body = bodyOf(random, operation, method, spoil);
  const headers: Record<string, string> = {
    ...hostileHeaders(random),
    ...(body && { "content-type": random.chance(0.9) || spoil ? body.type : hostileType(random) }),
  };
  if (spoil === "origin") {
    headers.origin = "https://evil.example";
    delete headers["x-forwarded-host"];
  }
  const target = targetOf(makings, operation, spoil);
  const request = { operation, who, method, target, headers, body: body?.bytes, spoil };
  Object.assign(headers, callerHeaders(makings, request));
  return request;
}

const CALLERS = [
  [3, "nobody"],
  [3, "viewer"],
  [4, "admin"],
] as const;

/** Headers that make the caller known, or fail to. */
function callerHeaders({ random, host, credentials }: Makings, request: HostileRequest) {
  if (request.who === "nobody") return strangerHeaders(random, credentials.admin.key);
  const { cookie, basic, key } = credentials[request.who];
  if (random.chance(0.3)) return { host, ...signatureOf(key, { ...request, host }) };
  return random.chance(0.5) ? cookie : basic;
}

/** What is wrong with a request on purpose. */
type Spoil = "origin" | "unreadable" | "unfit" | "query" | "target";

/** Planning changes nothing, and a viewer may change nothing that is not the viewer's own. */
function mustSpoil(
  { path, permission, method: own }: Operation,
  method: string,
  who: Who,
): boolean {
  if (SAFE.includes(method) || who === "nobody") return false;
  if (method !== own) return true;
  if (path.endsWith("/plan")) return false;
  return who === "admin" || permission === "SIGNED_IN" || permission === "ANYONE";
}

function spoiling(random: Random, operation: Operation, method: string): Spoil {
  const isOwn = method === operation.method;
  const mustHave = isOwn && operation.body ? operation.body.required : [];
  const choices: Spoil[] = ["origin", "query"];
  // Nobody reads what comes with a DELETE.
  if (method !== "DELETE") choices.push("unreadable", "unreadable");
  if (isOwn && operation.path.includes("{")) choices.push("target", "target", "target");
  if (mustHave.length > 0) choices.push("unfit", "unfit", "unfit");
  return random.pick(choices) ?? "origin";
}

function bodyOf(
  random: Random,
  { body }: Operation,
  method: string,
  spoil: Spoil | undefined,
): Body | undefined {
  if (spoil === "unreadable") return unreadableBody(random);
  if (spoil === "unfit" && body) return unfitBody(random, body);
  if (SAFE.includes(method) ? random.chance(0.97) : random.chance(0.1)) return undefined;
  return random.chance(0.8) || spoil ? hostileBody(random, body) : unreadableBody(random);
}

const hostileType = (random: Random): string =>
  random.pick([
    "application/json; charset=utf-16",
    "json",
    "",
    ";",
    "application/merge-patch+json",
  ]) ?? "";

function targetOf({ random, existing }: Makings, operation: Operation, spoil?: Spoil): string {
  const isReal = spoil !== "target" && random.chance(0.6);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (isReal) return random.pick(existing[name] ?? ["1"]) ?? "1";
    const text = random.chance(0.7) || spoil ? hostileId(random) : hostileText(random);
    return spoil || random.chance(0.9) ? encode(text) : (random.pick(BROKEN) ?? "%");
  });
  const query = queryOf(random, operation);
  if (spoil === "query") query.push(`x=${random.pick(BROKEN)}`);
  return query.length > 0 ? `${path}?${query.join("&")}` : path;
}

/** What is no percent-encoding, and what stands for NUL. */
const BROKEN = ["%", "%z", "%zz", "%0", "%00", "%u0041", "a%2"];

function queryOf(random: Random, { query }: Operation): string[] {
  const asked = query.filter(() => random.chance(0.35));
  const parts = asked.map((name) => `${name}=${encode(hostileArgument(random))}`);
  if (random.chance(0.1)) parts.push(...parts, `${encode(hostileText(random))}[]=1`);
  if (random.chance(0.03))
    parts.push(`a=${random.pick([...BROKEN, "%ff", "%ed%a0%80", "%c0%80"])}`);
  if (random.chance(0.02)) parts.push(...Array.from({ length: 300 }, (_, index) => `q${index}=1`));
  return parts;
}

function hostileArgument(random: Random): string {
  if (random.chance(0.3))
    return random.pick(["1", "2", "id,desc", "FAILED,RUNNING", "true"]) ?? "1";
  return random.chance(0.5) ? hostileId(random) : hostileText(random);
}

/** Percent-encoded as bytes, also where a text is no valid Unicode. */
const encode = (text: string): string =>
  Buffer.from(text.slice(0, 6000))
    .toString("latin1")
    .replace(/[^\w.~-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
