import type { FieldError } from "@/lib/contract/failure";
import type { Holder } from "@/lib/contract/holder";
import type { StateChange } from "@/lib/contract/state-change";

/** What the server said instead of an answer; status 0 means that it said nothing. */
export class CallError extends Error {
  readonly status: number;
  /** OCP's code, e.g. `OBE19012`; empty when nothing answered. */
  readonly code: string;
  readonly traceId: string | undefined;
  readonly fields: readonly FieldError[];
  /** The task that is in the way, of a 409. */
  readonly holder: Holder | undefined;
  /** What is no longer as the plan saw it, of a 412. */
  readonly changes: readonly StateChange[];

  constructor(
    message: string,
    facts: {
      status: number;
      code?: string;
      traceId?: string;
      fields?: readonly FieldError[];
      holder?: Holder | undefined;
      changes?: readonly StateChange[];
    },
  ) {
    super(message);
    this.name = "CallError";
    this.status = facts.status;
    this.code = facts.code ?? "";
    this.traceId = facts.traceId;
    this.fields = facts.fields ?? [];
    this.holder = facts.holder;
    this.changes = facts.changes ?? [];
  }
}

/** Whether asking again may help: nothing answered, or the server was not able to. */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof CallError) ||
  error.status === 0 ||
  error.status >= 500 ||
  error.status === 429;
