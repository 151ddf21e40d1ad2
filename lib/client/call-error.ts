import type { FieldError } from "@/lib/contract/failure";

/** What the server said instead of an answer; status 0 means that it said nothing. */
export class CallError extends Error {
  readonly status: number;
  /** OCP's code, e.g. `OBE19012`; empty when nothing answered. */
  readonly code: string;
  readonly traceId: string | undefined;
  readonly fields: readonly FieldError[];

  constructor(
    message: string,
    facts: { status: number; code?: string; traceId?: string; fields?: readonly FieldError[] },
  ) {
    super(message);
    this.name = "CallError";
    this.status = facts.status;
    this.code = facts.code ?? "";
    this.traceId = facts.traceId;
    this.fields = facts.fields ?? [];
  }
}

/** Whether asking again may help: nothing answered, or the server was not able to. */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof CallError) ||
  error.status === 0 ||
  error.status >= 500 ||
  error.status === 429;
