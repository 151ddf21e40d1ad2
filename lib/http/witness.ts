import type { Endpoint } from "@/lib/contract/endpoint";
import type { EndpointName } from "@/lib/contract/endpoints";
import type { Call } from "./handler";

/** Who and what the audit needs to know of a call, gathered as it becomes known. */
export interface Witness {
  userName?: string;
  taskId?: number | undefined;
  /** Why, in the caller's own words. */
  reason?: string | undefined;
}

const LONGEST_NAME = 64;

/** Notes what a parsed call says of itself: the task it is about, its reason, the name that signs in. */
export function noteCall(witness: Witness, name: EndpointName, call: Call<Endpoint>): void {
  const { taskId } = call.params;
  const reason = fieldOf(call.body, "reason");
  if (typeof taskId === "number") witness.taskId = taskId;
  if (typeof reason === "string") witness.reason = reason;
  if (name === "signIn")
    witness.userName = String(fieldOf(call.body, "username") ?? "").slice(0, LONGEST_NAME);
}

const fieldOf = (body: unknown, field: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
