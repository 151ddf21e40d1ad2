import { expect, test } from "vitest";
import { replica } from "@/lib/store/console-tables";
import { attempt, log } from "@/lib/store/task-tables";
import { testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask, changeSubtask, subtaskId } from "@/lib/testing/task-rows";

test("a subtask has every attempt, each with the place of its log", async () => {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", {});
  const taskId = await addTask(api.db, { clusterId });
  const id = await subtaskId(api.db, taskId, "only");
  await changeSubtask(api.db, taskId, "only", { status: "RUNNING", runTime: 3 });
  await api.db.insert(replica).values({ id: 1, name: "here:1", leaseUntil: new Date() });
  const begun = { subtaskId: id, replicaId: 1, executor: "here:1" };
  const error = { message: "full", hintKey: "host.disk-full" };
  await api.db.insert(attempt).values([
    { ...begun, id: 11, runTime: 1, operation: "EXECUTE", status: "INTERRUPTED" },
    { ...begun, id: 12, runTime: 2, operation: "EXECUTE", status: "FAILED", error },
    { ...begun, id: 13, runTime: 3, operation: "RETRY", status: "RUNNING" },
  ]);
  await api.db.insert(log).values([
    { subtaskId: id, attemptId: 11, startByte: 0, endByte: 4, text: "one\n" },
    { subtaskId: id, attemptId: 12, startByte: 4, endByte: 8, text: "two\n" },
    { subtaskId: id, attemptId: 12, startByte: 8, endByte: 10, text: "2\n" },
  ]);

  const { json } = await api.call(`GET /api/v2/tasks/instances/${taskId}/subtasks/${id}`);

  expect(json.data).toMatchObject({ id, runTime: 3, upstreams: [], downstreams: [] });
  expect(json.data.attempts).toMatchObject([
    { runTime: 1, status: "INTERRUPTED", logOffset: 0 },
    { runTime: 2, status: "FAILED", logOffset: 4, error: { ...error, hint: expect.anything() } },
    { runTime: 3, operation: "RETRY", status: "RUNNING", logOffset: 10, executor: "here:1" },
  ]);
});
