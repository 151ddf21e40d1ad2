import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database";
import { createTask } from "./create-task";
import { subtask } from "./schema";

test("subtasks without upstreams are READY, the others PENDING", async () => {
  const db = await freshDatabase();
  await createTask(db, {
    name: "t",
    clusterName: "c",
    obClusterId: 1,
    creator: { id: 1, name: "a" },
    context: {},
    subtasks: [
      { key: "a", stepId: "x", name: "a", input: {}, timeoutMs: 1, upstreams: [] },
      { key: "b", stepId: "x", name: "b", input: {}, timeoutMs: 1, upstreams: ["a"] },
    ],
  });
  expect((await db.select().from(subtask)).map((s) => s.status)).toEqual(["READY", "PENDING"]);
});
