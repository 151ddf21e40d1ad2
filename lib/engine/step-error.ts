import "server-only";
import type { StepError } from "@/lib/contract/task";
import { log } from "@/lib/process/log";

const MESSAGE_CHARS = 4000;

/**
 * What is shown of an error that a step threw. An error that carries `hint` and `retryable` knows why;
 * anything else is a bug of the console, whose stack goes to the console's own log and no further.
 */
export function toStepError(
  error: unknown,
  step: { stepId: string; attemptId: number },
): StepError {
  const facts: object = typeof error === "object" && error !== null ? error : {};
  const message = error instanceof Error ? error.message : String(error);
  const shown: StepError = { message: message.slice(0, MESSAGE_CHARS) };
  if (!("hint" in facts && typeof facts.hint === "string" && "retryable" in facts)) {
    log.error({ err: error, ...step }, "a step failed for a reason that it does not know");
    return { ...shown, hintKey: "step.bug", retryable: false };
  }
  shown.hintKey = facts.hint;
  shown.retryable = facts.retryable === true;
  if ("errno" in facts && typeof facts.errno === "number") shown.errno = facts.errno;
  if ("tail" in facts && Array.isArray(facts.tail) && facts.tail.length > 0)
    shown.tail = facts.tail.map(String);
  return shown;
}
