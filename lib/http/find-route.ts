import type { Endpoint } from "@/lib/contract/endpoint";
import { type EndpointName, endpoints } from "@/lib/contract/endpoints";
import { Failure } from "@/lib/contract/failure";
import { UNSERVED } from "@/lib/contract/unserved";
import { LONGEST_TARGET } from "./prepare-request";

/** One path of the API, whatever its parameters are called, with what is there. */
interface Place {
  segments: readonly string[];
  served: Map<string, EndpointName>;
  /** Methods that OCP serves at this path and OBDeck does not. */
  unserved: Set<string>;
}

/** A request's path and method, matched. */
export interface Route {
  name: EndpointName;
  endpoint: Endpoint;
  /** Path parameters as sent, decoded. */
  params: Record<string, string>;
}

function compile(): Place[] {
  const places = new Map<string, Place>();
  const placeAt = (path: string): Place => {
    const key = path.replace(/\{\w+\}/g, "{}");
    const place = places.get(key) ?? newPlace(key);
    places.set(key, place);
    return place;
  };
  // `Object.entries` forgets the type of keys.
  for (const [name, { path, method }] of Object.entries(endpoints))
    placeAt(path).served.set(method, name as EndpointName);
  for (const { path, method } of UNSERVED) placeAt(path).unserved.add(method);
  return [...places.values()].sort((a, b) =>
    specificity(b.segments).localeCompare(specificity(a.segments)),
  );
}

const newPlace = (path: string): Place => ({
  segments: path.split("/"),
  served: new Map(),
  unserved: new Set(),
});

/** Compares so that a literal segment is tried before a parameter at the same place. */
const specificity = (segments: readonly string[]): string =>
  segments.map((segment) => (isParameter(segment) ? "0" : "1")).join("");

const isParameter = (segment: string): boolean => segment.startsWith("{");

const places = compile();

/**
 * What serves a method at a target: a path, with or without a query. OPTIONS is served nowhere: its refusal
 * carries what is. Throws `Failure` for a target that is too long, an unknown path, what only OCP serves,
 * another method and broken percent-encoding.
 */
export function findRoute(method: string, target: string): Route {
  if (target.length > LONGEST_TARGET) throw new Failure("COM10003.url", [LONGEST_TARGET]);
  const [path = ""] = target.split("?", 1);
  const segments = path.split("/").map(decode);
  const place = places.find((one) => fits(one.segments, segments));
  if (!place) throw new Failure("COM10003.path", [path.slice(0, 256)]);
  const asked = method === "HEAD" ? "GET" : method;
  const name = place.served.get(asked);
  if (name) {
    const endpoint = endpoints[name];
    return { name, endpoint, params: paramsOf(endpoint.path.split("/"), segments) };
  }
  if (place.unserved.has(asked))
    throw new Failure("COM10008.unserved", [method, path.slice(0, 256)]);
  throw new MethodRefused(method, allowedAt(place));
}

/** The method is not served at this path; `allowed` is the value of the `Allow` header. */
export class MethodRefused extends Failure {
  readonly allowed: string;

  constructor(method: string, allowed: readonly string[]) {
    super("COM10008", [method, allowed.join(", ")]);
    this.allowed = allowed.join(", ");
  }
}

const allowedAt = ({ served }: Place): string[] =>
  [...served.keys(), ...(served.has("GET") ? ["HEAD"] : []), "OPTIONS"].sort();

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
