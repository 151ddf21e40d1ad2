import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { urlOf } from "@/lib/store/database";
import { attempt } from "@/lib/store/task-tables";
import { freshDatabase } from "@/lib/testing/database";
import { addTask, stepOf, taskEnd } from "@/lib/testing/run-dag";
import { engineOn } from "@/lib/testing/test-engine";

test("a step that loses a connection to the console's database is run again, not failed", async () => {
  const db = await freshDatabase();
  let runs = 0;
  await engineOn(urlOf(db), {
    world: () => null,
    steps: [
      stepOf("a", async () => {
        runs += 1;
        if (runs === 1) await db.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
      }),
    ],
  });
  const id = await addTask(db, { a: [] });
  expect(await taskEnd(db, id)).toMatchObject({ status: "SUCCESSFUL" });
  const attempts = await db.select().from(attempt).orderBy(attempt.id);
  expect(attempts.map(({ status }) => status)).toEqual(["INTERRUPTED", "SUCCESSFUL"]);
});
