import "server-only";
import { authorize } from "@/lib/access/authorize";
import { cookieOf } from "@/lib/access/cookie";
import type { Gate, Known } from "@/lib/access/gate";
import { requireSameOrigin } from "@/lib/access/require-same-origin";
import type { Endpoint } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import { log } from "@/lib/process/log";
import type { Database } from "@/lib/store/database";
import { Answer } from "./answer";
import { isKnown } from "./etag";
import { findRoute, type Route } from "./find-route";
import type { Call, Handler, Handlers } from "./handler";
import { Meter } from "./meter";
import { createAuditor } from "./note-in-audit";
import { parsePart, readQuery } from "./parse-call";
import { type Passage, passageOf } from "./passage";
import { type RateLimiter, RateRefused } from "./rate-limit";
import { parseBody } from "./read-body";
import { isSecure } from "./remote-address";
import { respond, respondFailure } from "./respond";
import { noteAnswer, noteCall, noteCaller, type Witness } from "./witness";

/** What the edge stands on. */
export interface ApiParts {
  db: Database;
  gate: Gate;
  handlers: Handlers;
  rates: RateLimiter;
}

/** One call on its way: what asks, what is asked for, and what is learnt of it. */
interface Trip {
  passage: Passage;
  meter: Meter;
  witness: Witness;
  /** Absent where nothing is served at the address. */
  route?: Route;
}

/**
 * The edge of the API: the one place where a request is matched, its caller known and allowed, its parts
 * parsed, its answer put into OCP's envelope and a failure explained. Never throws.
 */
export function createApi(parts: ApiParts): (request: Request) => Promise<Response> {
  const note = createAuditor(parts.db);
  return async (request) => {
    const passage = passageOf(request);
    const trip: Trip = { passage, meter: new Meter(parts.rates, passage), witness: {} };
    const { response, failure } = await pass(parts, trip);
    const { meter, witness, route } = trip;
    for (const [name, value] of Object.entries(meter.headers)) response.headers.set(name, value);
    if (route && !(failure instanceof RateRefused))
      await note({ passage, route, witness, failure, status: response.status });
    return response;
  };
}

async function pass(
  parts: ApiParts,
  trip: Trip,
): Promise<{ response: Response; failure: Failure | undefined }> {
  const { passage } = trip;
  try {
    const route = findRoute(passage.method, passage.target);
    trip.route = route;
    if (route.endpoint.uncounted) trip.meter.spare();
    const answer = await serve(parts, trip, route);
    const response = respond(passage, route.endpoint, answer);
    return { response, failure: answer.extras.refused };
  } catch (error) {
    const failure = toFailure(await countAnyway(trip.meter, error), passage);
    return { response: respondFailure(passage, failure), failure };
  }
}

/** Who was refused before it was known who asks is counted too. Answers why the call is refused. */
async function countAnyway(meter: Meter, why: unknown): Promise<unknown> {
  try {
    await meter.count();
    return why;
  } catch (refused) {
    return refused;
  }
}

async function serve(
  parts: ApiParts,
  { passage, meter, witness }: Trip,
  route: Route,
): Promise<Answer<unknown>> {
  const known = await admit(parts.gate, passage, route.endpoint);
  await meter.count(known?.user.name);
  if (known) noteCaller(witness, known);
  if (route.endpoint.method !== "GET")
    requireSameOrigin(passage.request.headers, known?.by === "SESSION");
  if (known) await requireAllowed(parts.db, known, route);
  const call = await parseCall(passage, route, known);
  noteCall(witness, route, call);
  // The table pairs each name with its own endpoint, which a variable of both cannot show.
  const handle = parts.handlers[route.name] as Handler<Endpoint>;
  const answered = await handle(call);
  const answer = answered instanceof Answer ? answered : new Answer(answered, {});
  noteAnswer(witness, answer);
  // What breaks the contract is a fault of the console's own: it is logged and answered 500.
  if (!answer.extras.notModified) route.endpoint.data.parse(answer.data);
  return answer;
}

async function admit(
  gate: Gate,
  passage: Passage,
  { permission }: Endpoint,
): Promise<Known | undefined> {
  if (permission === "ANYONE") return undefined;
  return gate.admit({ ...passage, headers: passage.request.headers });
}

async function requireAllowed(db: Database, { user }: Known, { endpoint, params }: Route) {
  if (user.mustChangePassword && !endpoint.beforePasswordChange) throw new Failure("IAM10005");
  await authorize(db, user, endpoint.permission, params);
}

async function parseCall(
  passage: Passage,
  { endpoint, params }: Route,
  known: Known | undefined,
): Promise<Call<Endpoint>> {
  const { request, target, locale, traceId, remoteAddress } = passage;
  const { headers } = request;
  const body = hasBody(endpoint)
    ? parseBody(await passage.body(), headers.get("content-type"))
    : undefined;
  return {
    // Unknown exactly at endpoints for anyone, as the type of each handler says.
    actor: known?.user as Call<Endpoint>["actor"],
    params: parsePart(endpoint.params, params, locale),
    query: parsePart(endpoint.query, readQuery(target), locale),
    body: parsePart(endpoint.body, body, locale),
    locale,
    traceId,
    remoteAddress,
    secure: isSecure(request),
    address: `${isSecure(request) ? "https" : "http"}://${passage.host}`,
    cookie: (name) => cookieOf(headers.get("cookie"), name),
    sessionId: known?.sessionId,
    userAgent: headers.get("user-agent") ?? undefined,
    knows: (etag) => isKnown(headers.get("if-none-match"), etag),
    signal: request.signal,
  };
}

/** What is sent along with a GET or a DELETE has no meaning in HTTP and is ignored. */
const hasBody = ({ method }: Endpoint): boolean => method === "POST" || method === "PUT";

function toFailure(error: unknown, { traceId, spanId, url, method }: Passage): Failure {
  if (error instanceof Failure) return error;
  const facts = { err: error, traceId, spanId, method, path: url.pathname };
  log.error(facts, "a request failed");
  return new Failure("COM10999");
}
