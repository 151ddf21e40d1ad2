import type { z } from "zod";

/** What a step is handed while it runs. */
export interface StepRun<Input, World> {
  input: Input;
  /** Whatever the console lets steps reach: its database and its drivers. */
  world: World;
  /**
   * Facts that earlier steps of the task left about the subtask's own server or the task as a whole, and
   * this step's own from attempts before.
   */
  context: Readonly<Record<string, string>>;
  /** The facts about another server, for a step that works on several. */
  factsOf(serverId: number): Promise<Readonly<Record<string, string>>>;
  /**
   * Grows with every attempt of any subtask, over all replicas. A host that has seen a higher one
   * refuses this attempt.
   */
  fence: number;
  /** Which installation of the console the fence counts for. */
  installationId: string;
  /** Aborts on timeout, cancel, shutdown and when this replica loses its database session. */
  signal: AbortSignal;
  /** `Date.now()` at which the step times out. */
  deadline: number;
  /** Adds a line to the attempt's log. Never secrets. */
  log(line: string, level?: "INFO" | "WARN" | "ERROR"): void;
  /** Shows one line of what the step is doing now, until it says something else or ends. */
  progress(text: string): void;
  /** Stores facts at once, under the attempt's fence, so that a re-run after a crash finds them. */
  remember(facts: Record<string, string>): Promise<void>;
}

/** How often a step is tried again by itself; the pause doubles from the first to the longest. */
export interface AutoRetry {
  times: number;
  firstPauseMs: number;
  longestPauseMs: number;
}

/**
 * The kind of a subtask. It looks before it acts, honours its signal, and may be run twice with the
 * effect of once: after a crash the engine simply runs it again.
 */
export interface Step<Input, World> {
  id: string;
  /** As shown and as on OCP's wire, e.g. `Start observer process`. */
  title: string;
  timeoutMs: number;
  input: z.ZodType<Input>;
  /** A failure that says it is retryable is tried again by the engine, so often and with such pauses. */
  autoRetry?: AutoRetry;
  /** Facts it returns, about the subtask's server where it has one, are kept by the transaction that finishes it. */
  run(run: StepRun<Input, World>): Promise<Record<string, string> | undefined>;
  /** Undoes what `run` did, as far as that has a meaning. Absent: nothing to undo. */
  rollback?(run: StepRun<Input, World>): Promise<undefined>;
}

/**
 * A step failed for a reason it understands. Anything else that a step throws counts as a bug of the
 * console, except errors that carry `hint` and `retryable` themselves, as the drivers' do.
 */
export class StepFailure extends Error {
  readonly hint: string;
  readonly tail: readonly string[];
  readonly errno: number | undefined;
  readonly retryable: boolean;

  constructor(
    message: string,
    facts: { hint: string; retryable?: boolean; errno?: number; tail?: readonly string[] },
  ) {
    super(message);
    this.name = "StepFailure";
    this.hint = facts.hint;
    this.retryable = facts.retryable ?? false;
    this.errno = facts.errno;
    this.tail = facts.tail ?? [];
  }
}
