import type { Known } from "@/lib/access/gate";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { Answer } from "./answer";
import type { Route } from "./find-route";
import type { Call } from "./handler";

/** Who and what the audit needs to know of a call, gathered as it becomes known. */
export interface Witness {
  userName?: string;
  via?: Known["by"];
  accessKey?: string | undefined;
  taskId?: number | undefined;
  clusterId?: number;
  /** Why, in the caller's own words. */
  reason?: string | undefined;
}

const LONGEST_NAME = 64;

/** Whether a row can have the id: a call may name any number, and stands in the audit all the same. */
const isIdOfRow = (id: unknown): id is number => typeof id === "number" && id < 2 ** 31;

/** Notes who called. */
export function noteCaller(witness: Witness, { user, by, accessKey }: Known): void {
  witness.userName = user.name;
  witness.via = by;
  witness.accessKey = accessKey;
}

/** Notes what a parsed call says of itself: what it is about, its reason, the name that signs in. */
export function noteCall(witness: Witness, { name, endpoint }: Route, call: Call<Endpoint>): void {
  const { taskId, id } = call.params;
  const reason = fieldOf(call.body, "reason");
  if (isIdOfRow(taskId)) witness.taskId = taskId;
  if (isIdOfRow(id) && endpoint.path.includes("/clusters/{id}")) witness.clusterId = id;
  if (typeof reason === "string") witness.reason = reason;
  if (name === "signIn")
    witness.userName = String(fieldOf(call.body, "username") ?? "").slice(0, LONGEST_NAME);
}

/** Notes what only the answer tells: the task that was made, and who came in. */
export function noteAnswer(witness: Witness, { extras }: Answer<unknown>): void {
  witness.taskId = extras.taskId ?? witness.taskId;
  Object.assign(witness, extras.signedIn);
}

const fieldOf = (body: unknown, field: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
