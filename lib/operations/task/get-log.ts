import "server-only";
import { and, eq, gt, lt, max } from "drizzle-orm";
import type { SubtaskLog } from "@/lib/contract/task";
import type { Database } from "@/lib/store/database";
import { log } from "@/lib/store/task-tables";
import { requireSubtask, type SubtaskPath } from "./require-subtask";

/** The most bytes of log in one answer; the rest comes with the next `offset`. */
const MOST_LOG_BYTES = 4 * 1024 * 1024;

/**
 * The log of a subtask from a byte offset on. An offset inside a character begins at the next one; one
 * behind the end answers nothing and the end. Throws TSK10001, TSK10002.
 */
export async function getLog(db: Database, path: SubtaskPath, offset: number): Promise<SubtaskLog> {
  // The status is read first: what ended before the log was read can add nothing to it.
  const { id, status } = await requireSubtask(db, path);
  const ofSubtask = eq(log.subtaskId, id);
  const [length] = await db
    .select({ bytes: max(log.endByte) })
    .from(log)
    .where(ofSubtask);
  const bytes = length?.bytes ?? 0;
  const from = Math.min(offset, bytes);
  const chunks = await db
    .select({ startByte: log.startByte, text: log.text })
    .from(log)
    .where(
      and(
        ofSubtask,
        gt(log.endByte, from),
        lt(log.startByte, Math.min(bytes, from + MOST_LOG_BYTES)),
      ),
    )
    .orderBy(log.startByte);
  const [first] = chunks;
  const whole = Buffer.from(chunks.map(({ text }) => text).join(""));
  const begin = nextCharacter(whole, from - (first?.startByte ?? from));
  const next = (first?.startByte ?? from) + whole.length;
  const ended = status === "SUCCESSFUL" || status === "FAILED";
  return { eof: ended && next >= bytes, log: whole.toString("utf8", begin), next };
}

/** The first place at or behind `at` that is not inside a UTF-8 sequence. */
function nextCharacter(bytes: Buffer, at: number): number {
  let place = at;
  while (place < bytes.length && ((bytes[place] ?? 0) & 0xc0) === 0x80) place += 1;
  return place;
}
