import "server-only";
import type { Database } from "./database";
import { FenceLost, type Owner } from "./fence-lost";

/**
 * Adds text to the end of a subtask's log. Throws `FenceLost` when the attempt no longer owns the
 * subtask. One attempt's calls must follow each other.
 */
export async function appendLog(db: Database, owner: Owner, text: string): Promise<void> {
  const { rowCount } = await db.$client.query({
    name: "append_log",
    text: `
      with owned as (
        select id from subtask
        where id = $1 and attempt_id = $2 and status in ('RUNNING', 'CANCELING')
        for no key update
      ), ending as (
        select owned.id, coalesce((select l.end_byte from log l where l.subtask_id = owned.id
          order by l.start_byte desc limit 1), 0) as at
        from owned
      )
      insert into log (subtask_id, attempt_id, start_byte, end_byte, text)
      select id, $2, at, at + octet_length($3::text), $3 from ending`,
    values: [owner.subtaskId, owner.attemptId, text.replaceAll("\0", "")],
  });
  if (rowCount === 0) throw new FenceLost(owner);
}
