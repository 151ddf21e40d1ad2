import "server-only";
import { toTime } from "@/lib/contract/time";
import type { Database } from "./database";
import type { Owner } from "./fence-lost";

/** What is needed to run a subtask that was just claimed. */
export interface ClaimedSubtask extends Owner {
  stepId: string;
  input: unknown;
  operation: string;
  timeoutMs: number;
  /** How often the engine has tried it again by itself. */
  autoRetries: number;
  context: Record<string, string>;
  traceId: string | null;
}

/**
 * Makes those of the subtasks that are READY (in tasks that run) RUNNING, each with a new attempt of
 * this replica, and begins that attempt's log. The others are left as they are. One transaction.
 */
export async function claimSubtasks(
  db: Database,
  replica: { id: number; name: string },
  ids: readonly number[],
): Promise<ClaimedSubtask[]> {
  const { rows } = await db.$client.query<{ claimed: ClaimedSubtask[] }>({
    name: "claim_subtasks",
    text: "select claim_subtasks($1, $2, $3, $4) as claimed",
    values: [ids, replica.id, replica.name, toTime(new Date())],
  });
  return rows[0]?.claimed ?? [];
}
