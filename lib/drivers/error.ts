import type { HintKey } from "@/lib/contract/hint";

export type DriverErrorKind =
  | "unreachable"
  | "denied"
  | "refused"
  | "not_ready"
  | "busy"
  | "conflict"
  | "timeout"
  | "bug";

/** A failed call to a host or a cluster, classified once, where it happened. */
export class DriverError extends Error {
  readonly kind: DriverErrorKind;
  readonly retryable: boolean;
  /** Whether the effect of the call is there: `unknown` must be read back before anything else. */
  readonly outcome: "not_done" | "done" | "unknown";
  readonly hint: HintKey;
  readonly errno: number | undefined;
  readonly tail: readonly string[];

  constructor(
    kind: DriverErrorKind,
    message: string,
    facts: {
      hint: HintKey;
      retryable: boolean;
      outcome?: "not_done" | "done" | "unknown";
      errno?: number | undefined;
      tail?: readonly string[];
      cause?: unknown;
    },
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = "DriverError";
    this.kind = kind;
    this.hint = facts.hint;
    this.retryable = facts.retryable;
    this.outcome = facts.outcome ?? "not_done";
    this.errno = facts.errno;
    this.tail = facts.tail ?? [];
  }
}
