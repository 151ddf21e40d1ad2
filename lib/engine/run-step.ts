import "server-only";
import type { ClaimedSubtask } from "@/lib/store/claim-subtask";
import { FenceLost } from "@/lib/store/fence-lost";
import { findFacts } from "@/lib/store/find-facts";
import { rememberFacts } from "@/lib/store/remember";
import { causeOf } from "./abort";
import type { AttemptSurroundings } from "./attempt";
import type { Journal } from "./journal";
import { type LogSource, logLine } from "./log-line";
import type { Step, StepRun } from "./step";

/** How a step ended of itself. */
export type Ending = { facts: Record<string, string> | undefined } | { error: unknown };

/** Runs a step, undoes it or passes it over, as its subtask's operation says. Never rejects. */
export async function runStep<World>(
  claimed: ClaimedSubtask,
  surroundings: AttemptSurroundings<World>,
  signal: AbortSignal,
  journal: Journal,
): Promise<Ending> {
  const { db, steps, world, installationId, executor, isLive } = surroundings;
  try {
    const step = steps.get(claimed.stepId);
    if (!step) throw new Error(`This console knows no step ${claimed.stepId}`);
    const source = sourceOf(claimed, executor);
    const say = (line: string) => journal.add(logLine(source, line));
    const work = workOf(step, claimed.operation);
    if (typeof work === "string") {
      say(work);
      return { facts: undefined };
    }
    const facts = await work({
      input: step.input.parse(claimed.input),
      world,
      context: claimed.context,
      factsOf: (serverId) => findFacts(db, { taskId: claimed.taskId, serverId }),
      fence: claimed.attemptId,
      installationId,
      signal,
      deadline: Date.now() + claimed.timeoutMs,
      log: (line, level) => journal.add(logLine(source, line, level)),
      progress: (text) => journal.progress(text),
      remember: async (remembered) => {
        if (!isLive() || causeOf(signal) === "lost") throw new FenceLost(claimed);
        await rememberFacts(db, claimed, remembered);
      },
    });
    return { facts: facts ?? undefined };
  } catch (error) {
    return { error };
  }
}

type Work<World> = (run: StepRun<unknown, World>) => Promise<Record<string, string> | undefined>;

/** What is to be done, or in words why there is nothing to do. */
function workOf<World>(step: Step<unknown, World>, operation: string): Work<World> | string {
  if (operation === "SKIP" || operation === "ROLLBACK_SKIP") return "skipped: nothing was done";
  if (operation !== "ROLLBACK") return (run) => step.run(run);
  const { rollback } = step;
  return rollback ? (run) => rollback.call(step, run) : "there is nothing to undo";
}

/** Who speaks in the log of a claimed subtask. */
export const sourceOf = (claimed: ClaimedSubtask, executor: string): LogSource => ({
  executor,
  traceId: claimed.traceId,
  fence: claimed.attemptId,
  stepId: claimed.stepId,
});
