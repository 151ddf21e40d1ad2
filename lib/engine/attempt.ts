import "server-only";
import type { StepError } from "@/lib/contract/task";
import type { ClaimedSubtask } from "@/lib/store/claim-subtask";
import { isConnectionLost } from "@/lib/store/connection-lost";
import type { Database } from "@/lib/store/database";
import type { Outcome } from "@/lib/store/finish-subtask";
import { type AbortCause, causeOf, StepAborted } from "./abort";
import { openJournal } from "./journal";
import { logHead, logLine } from "./log-line";
import { type Ending, runStep, sourceOf } from "./run-step";
import type { AutoRetry, Step } from "./step";
import { toStepError } from "./step-error";

/** What running steps share. */
export interface AttemptSurroundings<World> {
  db: Database;
  world: World;
  steps: ReadonlyMap<string, Step<unknown, World>>;
  installationId: string;
  executor: string;
  /** Whether this replica's lease still holds, by this process's own clock. */
  isLive(): boolean;
}

/** A step that runs. */
export interface Attempt {
  abort(cause: AbortCause): void;
  /** How it ended; undefined when it lost its subtask, so that nothing may be written. Never rejects. */
  outcome: Promise<Outcome | undefined>;
}

/** How long a step may take to end by itself after its signal, before its slot is given on. */
const GRACE_MS = 2000;
const LONGEST_TIMER_MS = 2_147_483_647;

/** Runs the step of a claimed subtask. */
export function startAttempt<World>(
  claimed: ClaimedSubtask,
  surroundings: AttemptSurroundings<World>,
): Attempt {
  const controller = new AbortController();
  const abort = (cause: AbortCause) => controller.abort(new StepAborted(cause));
  const journal = openJournal(surroundings.db, claimed, () => abort("lost"));
  const timer = setTimeout(() => abort("timeout"), Math.min(claimed.timeoutMs, LONGEST_TIMER_MS));
  const ending = runStep(claimed, surroundings, controller.signal, journal);
  const outcome = bounded(ending, controller.signal).then(async (end) => {
    clearTimeout(timer);
    const rest = await journal.close();
    const cause = causeOf(controller.signal);
    if (cause === "lost" || !surroundings.isLive()) return undefined;
    const autoRetry = surroundings.steps.get(claimed.stepId)?.autoRetry;
    return toOutcome(claimed, surroundings.executor, { end, cause, rest, autoRetry });
  });
  return { abort, outcome };
}

/** The step's own end, or a little after its signal the signal's reason. */
function bounded(ending: Promise<Ending>, signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const onAbort = () => {
      timer = setTimeout(() => resolve({ error: signal.reason }), GRACE_MS);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    void ending.then((end) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      resolve(end);
    });
  });
}

function toOutcome(
  claimed: ClaimedSubtask,
  executor: string,
  {
    end,
    cause,
    rest,
    autoRetry,
  }: {
    end: Ending;
    cause: AbortCause | undefined;
    rest: string;
    autoRetry: AutoRetry | undefined;
  },
): Outcome {
  const { taskId, subtaskId, attemptId } = claimed;
  const source = sourceOf(claimed, executor);
  const outcome = { taskId, subtaskId, attemptId, log: rest, stateLine: logHead(source) };
  const say = (text: string, level: "WARN" | "ERROR") => rest + logLine(source, text, level);
  if (cause === "timeout" || cause === "canceled") {
    const error = abortedError(cause, claimed.timeoutMs);
    const last = lastWordsOf(end);
    const text = say(
      last ? `${error.message}; the step ended with: ${last}` : error.message,
      "ERROR",
    );
    return { ...outcome, status: "FAILED", operation: "CANCEL", error, log: text };
  }
  if ("facts" in end)
    return { ...outcome, status: "SUCCESSFUL", ...(end.facts && { facts: end.facts }) };
  if (cause === "shutdown") {
    const text = say("The console shuts down; the next one goes on here", "WARN");
    return { ...outcome, status: "INTERRUPTED", log: text };
  }
  if (isConnectionLost(end.error)) {
    const text = say(
      "The console lost a connection to its database; the step is run again",
      "WARN",
    );
    return { ...outcome, status: "INTERRUPTED", log: text };
  }
  const error = toStepError(end.error, { stepId: claimed.stepId, attemptId });
  const againInMs = againIn(autoRetry, claimed.autoRetries, error);
  if (againInMs === undefined)
    return { ...outcome, status: "FAILED", error, log: say(error.message, "ERROR") };
  const text = say(`${error.message}; tried again in ${againInMs / 1000} s`, "WARN");
  return { ...outcome, status: "FAILED", error, againInMs, log: text };
}

/** After what pause the engine tries a failed step again; undefined when it does not. */
function againIn(
  autoRetry: AutoRetry | undefined,
  tried: number,
  error: StepError,
): number | undefined {
  if (!autoRetry || !error.retryable || tried >= autoRetry.times) return undefined;
  return Math.min(autoRetry.firstPauseMs * 2 ** tried, autoRetry.longestPauseMs);
}

/** What a step that was ended from outside said of its own; empty when it only says that it was. */
function lastWordsOf(end: Ending): string {
  if (!("error" in end) || end.error instanceof StepAborted) return "";
  const isEcho = end.error instanceof Error && end.error.name === "AbortError";
  return isEcho ? "" : String(end.error);
}

function abortedError(cause: "timeout" | "canceled", timeoutMs: number): StepError {
  if (cause === "canceled") return { message: "Canceled", retryable: true };
  const message = `The step timed out after ${timeoutMs / 1000} s`;
  return { message, hintKey: "step.timed-out", retryable: true };
}
