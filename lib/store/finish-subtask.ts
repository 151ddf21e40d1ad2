import "server-only";
import type { StepError } from "@/lib/contract/task";
import type { Database } from "./database";
import type { Owner } from "./fence-lost";
import { jsonb } from "./jsonb";

/** How an attempt ended, and the last it has to say. */
export interface Outcome extends Owner {
  /** INTERRUPTED makes the subtask READY again. */
  status: "SUCCESSFUL" | "FAILED" | "INTERRUPTED";
  /** What the subtask's operation becomes; unchanged when absent. */
  operation?: "CANCEL";
  error?: StepError;
  /** A FAILED one is tried again after so long, unless a sibling has failed. */
  againInMs?: number;
  /** Kept for later steps when SUCCESSFUL. */
  facts?: Record<string, string>;
  /** Log lines that were not written yet, each with its newline. */
  log: string;
  /** The beginning of the log line that names the state the subtask is now in. */
  stateLine: string;
}

/**
 * Ends attempts, promotes what waited for them and settles their tasks, in one transaction. Answers the
 * ids of the attempts that still owned their subtask; the others have changed nothing.
 */
export async function finishSubtasks(
  db: Database,
  outcomes: readonly Outcome[],
): Promise<Set<number>> {
  const { rows } = await db.$client.query<{ ended: number[] }>({
    name: "finish_subtasks",
    text: "select finish_subtasks($1) as ended",
    values: [jsonb(outcomes)],
  });
  return new Set(rows[0]?.ended);
}
