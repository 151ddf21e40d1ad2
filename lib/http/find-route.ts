import type { Endpoint } from "@/lib/contract/endpoint";
import { type EndpointName, endpoints } from "@/lib/contract/endpoints";
import { Failure } from "@/lib/contract/failure";
import { MALFORMED_PATH } from "./before-next";

/** One path of the API with what is served there. */
interface Place {
  segments: readonly string[];
  methods: ReadonlyMap<string, EndpointName>;
}

/** A request's path and method, matched. */
export interface Route {
  name: EndpointName;
  endpoint: Endpoint;
  /** Path parameters as sent, decoded. */
  params: Record<string, string>;
}

function compile(): Place[] {
  const byPath = new Map<string, Map<string, EndpointName>>();
  for (const [name, { path, method }] of Object.entries(endpoints)) {
    const methods = byPath.get(path) ?? new Map<string, EndpointName>();
    // `Object.entries` forgets the type of keys.
    byPath.set(path, methods.set(method, name as EndpointName));
  }
  return [...byPath]
    .map(([path, methods]) => ({ segments: path.split("/"), methods }))
    .sort((a, b) => specificity(b.segments).localeCompare(specificity(a.segments)));
}

/** Compares so that a literal segment is tried before a parameter at the same place. */
const specificity = (segments: readonly string[]): string =>
  segments.map((segment) => (isParameter(segment) ? "0" : "1")).join("");

const isParameter = (segment: string): boolean => segment.startsWith("{");

const places = compile();

/**
 * What serves a method at a path. OPTIONS is served nowhere: its refusal carries what is.
 * Throws `Failure` for an unknown path, a method that is not served there and broken percent-encoding.
 */
export function findRoute(method: string, path: string): Route {
  if (path === MALFORMED_PATH) throw new Failure("COM10003.encoding");
  const segments = path.split("/").map(decode);
  const place = places.find((one) => fits(one.segments, segments));
  if (!place) throw new Failure("COM10003.path", [path.slice(0, 256)]);
  const name = place.methods.get(method === "HEAD" ? "GET" : method);
  if (!name) throw new MethodRefused(method, allowedAt(place));
  return { name, endpoint: endpoints[name], params: paramsOf(place.segments, segments) };
}

/** The method is not served at this path; `allowed` is the value of the `Allow` header. */
export class MethodRefused extends Failure {
  readonly allowed: string;

  constructor(method: string, allowed: readonly string[]) {
    super("COM10008", [method, allowed.join(", ")]);
    this.allowed = allowed.join(", ");
  }
}

const allowedAt = ({ methods }: Place): string[] =>
  [...methods.keys(), ...(methods.has("GET") ? ["HEAD"] : []), "OPTIONS"].sort();

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((one, index) => (isParameter(one) ? segments[index] : one === segments[index]))
  );
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pattern.flatMap((one, index) =>
      isParameter(one) ? [[one.slice(1, -1), segments[index] ?? ""]] : [],
    ),
  );
}

function decode(segment: string): string {
  try {
    const text = decodeURIComponent(segment);
    if (!text.includes("\0")) return text;
  } catch {
    // The same answer as for NUL, which no name can hold.
  }
  throw new Failure("COM10003.encoding");
}
