import "server-only";
import { authorize } from "@/lib/access/authorize";
import { sessionTokenOf } from "@/lib/access/cookie";
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
import { createAuditor } from "./note-in-audit";
import { parsePart, readQuery } from "./parse-call";
import { type Passage, passageOf } from "./passage";
import { parseBody } from "./read-body";
import { isSecure } from "./remote-address";
import { respond, respondFailure } from "./respond";
import { noteCall, noteCaller, type Witness } from "./witness";

/** What the edge stands on. */
export interface ApiParts {
  db: Database;
  gate: Gate;
  handlers: Handlers;
}

/**
 * The edge of the API: the one place where a request is matched, its caller known and allowed, its parts
 * parsed, its answer put into OCP's envelope and a failure explained. Never throws.
 */
export function createApi(parts: ApiParts): (request: Request) => Promise<Response> {
  const note = createAuditor(parts.db);
  return async (request) => {
    const passage = passageOf(request);
    let route: Route;
    try {
      route = findRoute(passage.method, passage.url.pathname);
    } catch (error) {
      return respondFailure(passage, toFailure(error, passage));
    }
    const witness: Witness = {};
    const { response, failure } = await pass(parts, passage, route, witness);
    await note({ passage, route, witness, failure, status: response.status });
    return response;
  };
}

async function pass(
  parts: ApiParts,
  passage: Passage,
  route: Route,
  witness: Witness,
): Promise<{ response: Response; failure: Failure | undefined }> {
  try {
    const answer = await serve(parts, passage, route, witness);
    return { response: respond(passage, route.endpoint, answer), failure: undefined };
  } catch (error) {
    const failure = toFailure(error, passage);
    return { response: respondFailure(passage, failure), failure };
  }
}
async function serve(
  parts: ApiParts,
  passage: Passage,
  route: Route,
  witness: Witness,
): Promise<Answer<unknown>> {
  const known = await admit(parts.gate, passage, route.endpoint);
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
  witness.taskId = answer.extras.taskId ?? witness.taskId;
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
  const { request, url, locale, traceId, remoteAddress } = passage;
  const { headers } = request;
  const body =
    endpoint.method === "GET"
      ? undefined
      : parseBody(await passage.body(), headers.get("content-type"));
  return {
    // Unknown exactly at endpoints for anyone, as the type of each handler says.
    actor: known?.user as Call<Endpoint>["actor"],
    params: parsePart(endpoint.params, params, locale),
    query: parsePart(endpoint.query, readQuery(url.search), locale),
    body: parsePart(endpoint.body, body, locale),
    locale,
    traceId,
    remoteAddress,
    secure: isSecure(request),
    sessionToken: sessionTokenOf(headers.get("cookie")),
    sessionId: known?.sessionId,
    userAgent: headers.get("user-agent") ?? undefined,
    knows: (etag) => isKnown(headers.get("if-none-match"), etag),
    signal: request.signal,
  };
}

function toFailure(error: unknown, { traceId, url, method }: Passage): Failure {
  if (error instanceof Failure) return error;
  const facts = { err: error, traceId, method, path: url.pathname };
  log.error(facts, "a request failed");
  return new Failure("COM10999");
}
