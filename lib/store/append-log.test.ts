import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { addReplica, claimOne, outcomeOf } from "@/lib/testing/claims";
import { freshDatabase } from "@/lib/testing/database";
import { addTask } from "@/lib/testing/run-dag";
import { appendLog } from "./append-log";
import { finishSubtasks } from "./finish-subtask";
import { log, subtask } from "./task-tables";

test("a subtask's log goes on byte by byte over its attempts, each behind its separator", async () => {
  const db = await freshDatabase();
  await addTask(db, { a: [] });
  const [row] = await db.select().from(subtask);
  const replica = await addReplica(db);
  const first = await claimOne(db, replica, row?.id ?? 0);
  await appendLog(db, first, "启动\n");
  await appendLog(db, first, "nul\0 is dropped\n");
  await finishSubtasks(db, [
    { ...outcomeOf(first, "INTERRUPTED"), log: "last\n", stateLine: "> " },
  ]);
  const second = await claimOne(db, replica, row?.id ?? 0);
  await finishSubtasks(db, [{ ...outcomeOf(second, "SUCCESSFUL"), stateLine: "> " }]);

  const parts = await db.select().from(log).orderBy(asc(log.startByte));
  const text = parts.map((part) => part.text).join("");
  expect(text.replaceAll(/\{\d{4}-[^}]+\}/g, "{time}")).toBe(
    [
      "############{EXECUTE}{time}############",
      "启动",
      "nul is dropped",
      "last",
      `> Set state for subtask: ${row?.id}, operation:EXECUTE, state: READY`,
      "############{EXECUTE}{time}############",
      `> Set state for subtask: ${row?.id}, operation:EXECUTE, state: SUCCESSFUL\n`,
    ].join("\n"),
  );
  const bytes = Buffer.from(text);
  for (const part of parts)
    expect(bytes.subarray(part.startByte, part.endByte).toString()).toBe(part.text);
  expect(parts.at(-1)?.endByte).toBe(bytes.length);
});
