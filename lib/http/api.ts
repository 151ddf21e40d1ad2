import "server-only";
import { writeAudit } from "@/lib/access/audit";
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
import { parsePart, readQuery } from "./parse-call";
import { type Passage, passageOf } from "./passage";
import { readBody } from "./read-body";
import { isSecure } from "./remote-address";
import { respond, respondFailure } from "./respond";
import { noteCall, type Witness } from "./witness";

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
  return async (request) => {
    const passage = passageOf(request);
    let route: Route;
    try {
      route = findRoute(passage.method, passage.url.pathname);
    } catch (error) {
      return respondFailure(passage, toFailure(error, passage));
    }
    return await pass(parts, passage, route);
  };
}

async function pass(parts: ApiParts, passage: Passage, route: Route): Promise<Response> {
  const witness: Witness = {};
  let failure: Failure | undefined;
  let response: Response;
  try {
    const answer = await serve(parts, passage, route, witness);
    response = respond(passage, route.endpoint, answer);
  } catch (error) {
    failure = toFailure(error, passage);
    response = respondFailure(passage, failure);
  }
  if (isAudited(route.endpoint))
    await writeAudit(parts.db, {
      userName: witness.userName ?? null,
      endpoint: route.name,
      method: passage.method,
      path: passage.url.pathname,
      status: response.status,
      errorCode: failure?.wireCode ?? null,
      taskId: witness.taskId ?? null,
      reason: witness.reason ?? null,
      traceId: passage.traceId,
      remoteAddress: passage.remoteAddress,
    });
  return response;
}

/** Reading leaves no row, and neither does a plan. */
const isAudited = ({ method, readsOnly }: Endpoint): boolean => method !== "GET" && !readsOnly;

async function serve(
  parts: ApiParts,
  passage: Passage,
  route: Route,
  witness: Witness,
): Promise<Answer<unknown>> {
  const known = await admit(parts.gate, passage, route.endpoint);
  if (known) witness.userName = known.user.name;
  if (route.endpoint.method !== "GET")
    requireSameOrigin(passage.request.headers, known?.by === "session");
  if (known) authorize(known.user, route.endpoint.permission);
  const call = await parseCall(passage, route, known);
  noteCall(witness, route.name, call);
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
  { request, remoteAddress }: Passage,
  { permission }: Endpoint,
): Promise<Known | undefined> {
  return permission === "ANYONE" ? undefined : gate.admit(request.headers, remoteAddress);
}

async function parseCall(
  passage: Passage,
  { endpoint, params }: Route,
  known: Known | undefined,
): Promise<Call<Endpoint>> {
  const { request, url, locale, traceId, remoteAddress } = passage;
  const { headers } = request;
  const body = endpoint.method === "GET" ? undefined : await readBody(request);
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
