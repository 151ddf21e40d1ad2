import "server-only";
import { Failure, type FailureCode, type Locale } from "@/lib/contract/failure";
import type { Subtask } from "@/lib/contract/task";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { type Steered, steerSubtask as steer } from "@/lib/store/steer";
import { toHeldFailure } from "../held";
import { findNeighbors } from "./find-neighbors";
import { requireSubtask, type SubtaskPath } from "./require-subtask";
import { toSubtask } from "./to-subtask";

/** What is asked of a subtask, by whom and why. */
export interface SubtaskSteering extends SubtaskPath {
  what: "RETRY" | "SKIP" | "CANCEL";
  reason?: string | undefined;
  locale: Locale;
}

/**
 * Runs a FAILED subtask again, passes it over, or ends a RUNNING one, by the rules of OCP's engine, and answers it as
 * it is then. Throws TSK10001, TSK10002, TSK10007 in another state, TSK10010 where it must not be skipped, and
 * OBE19012, OBE18008 or OBE11020 while another task holds what its task works on.
 */
export async function steerSubtask(
  db: Database,
  actor: User,
  { taskId, subtaskId, what, reason, locale }: SubtaskSteering,
): Promise<Subtask> {
  const path = await requireSubtask(db, { taskId, subtaskId });
  let steered: Steered;
  try {
    const asked = { userName: actor.name, reason };
    steered = await steer(db, { taskId: path.taskId, subtaskId: path.id }, what, asked);
  } catch (error) {
    throw await toHeldFailure(db, error);
  }
  const row = await requireSubtask(db, { taskId, subtaskId });
  if (steered !== "done") throw refusal(steered, what, row);
  const neighborsOf = await findNeighbors(db, row.taskId, [row.id]);
  return toSubtask(row, neighborsOf(row.id), locale);
}

const STATE_CODES: Record<SubtaskSteering["what"], FailureCode> = {
  RETRY: "TSK10007.subtask",
  SKIP: "TSK10007.skip",
  CANCEL: "TSK10007.cancel",
};

function refusal(
  steered: Steered,
  what: SubtaskSteering["what"],
  row: Awaited<ReturnType<typeof requireSubtask>>,
): Failure {
  if (steered === "abandoned") return new Failure("TSK10007.abandoned", [row.taskId]);
  if (steered === "prohibited") return new Failure("TSK10010", [row.id, row.name]);
  return new Failure(STATE_CODES[what], [row.id, row.status, row.operation]);
}
