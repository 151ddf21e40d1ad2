import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Locale } from "@/lib/contract/failure";
import { replica } from "@/lib/store/console-tables";
import { attempt, log } from "@/lib/store/task-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask, changeSubtask, subtaskId } from "@/lib/testing/task-rows";
import { getDiagnosis } from "./get-diagnosis";

/** A task of two subtasks, of which the first was tried twice and failed. */
async function failedTask() {
  const api = await testApi();
  const { clusterId, serverIds } = await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
  const serverId = serverIds[0] ?? 0;
  const dag = { first: [], second: ["first"] };
  const taskId = await addTask(api.db, { clusterId, serverId, dag });
  const first = await subtaskId(api.db, taskId, "first");
  await api.db.insert(replica).values({ id: 1, name: "here:1", leaseUntil: new Date() });
  await addAttempt(api, first, 1, ["one\n", "two\n"]);
  await addAttempt(
    api,
    first,
    2,
    Array.from({ length: 200 }, (_, index) => `line ${index}\n`),
  );
  const error = {
    message: "bin/observer is gone",
    hintKey: "host.no-binary",
    tail: ["last words"],
  };
  await changeSubtask(api.db, taskId, "first", { status: "FAILED", runTime: 2, error });
  return { api, taskId, first };
}

let nextByte = 0;

async function addAttempt(api: TestApi, subtask: number, run: number, pieces: string[]) {
  const [made] = await api.db
    .insert(attempt)
    .values({
      ...{ subtaskId: subtask, runTime: run, operation: "EXECUTE", status: "FAILED" },
      ...{ replicaId: 1, executor: "here" },
    })
    .returning({ id: attempt.id });
  for (const text of pieces) {
    const place = { startByte: nextByte, endByte: nextByte + text.length };
    nextByte += text.length;
    await api.db
      .insert(log)
      .values({ subtaskId: subtask, attemptId: made?.id ?? 0, ...place, text });
  }
}

async function unzip(api: TestApi, taskId: number, locale: Locale = "en") {
  const zip = await getDiagnosis(api.db, taskId, locale);
  const files = unzipSync(new Uint8Array(await new Response(zip).arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test("a file for the task, and one for each attempt with its own log", async () => {
  const { api, taskId, first } = await failedTask();
  const files = await unzip(api, taskId);
  expect(Object.keys(files)).toEqual([
    "task_info.txt",
    `subtask_${first}_1.log`,
    `subtask_${first}_2.log`,
  ]);
  expect(files[`subtask_${first}_1.log`]).toBe("one\ntwo\n");
  const lines = files[`subtask_${first}_2.log`]?.split("\n");
  expect([lines?.[0], lines?.[199], lines?.length]).toEqual(["line 0", "line 199", 201]);
});

test("the task's file says what happened, in the caller's language", async () => {
  const { api, taskId, first } = await failedTask();
  const { "task_info.txt": english } = await unzip(api, taskId);
  expect(english).toContain(`Task ${taskId}: Start OB server\nStatus: RUNNING (EXECUTE)\n`);
  expect(english).toContain("Cluster: orion");
  expect(english).toContain(`${first}: first\n  Status: FAILED (EXECUTE)\n`);
  expect(english).toContain("  Error: bin/observer is gone\n  Advice: bin/observer is missing");
  expect(english).toContain("    last words\n");
  const { "task_info.txt": chinese } = await unzip(api, taskId, "zh");
  expect(chinese).toContain(`任务 ${taskId}: Start OB server\n状态: RUNNING (EXECUTE)\n`);
  expect(chinese).toContain("建议: bin/observer 不存在或不可执行");
});

describe("the download", () => {
  test.each([
    "POST /api/v1/tasks/instances/{taskId}/downloadDiagnosis",
    "POST /api/v2/tasks/instances/{taskId}/downloadDiagnosis",
    "GET /api/v2/tasks/instances/{taskId}/downloadDiagnosis",
  ])("%s is a zip to be saved", async (call) => {
    const { api, taskId } = await failedTask();
    const { status, headers, text } = await api.call(call.replace("{taskId}", String(taskId)));
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/zip");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="log_task_${taskId}.zip"`,
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(text.startsWith("PK")).toBe(true);
  });

  test("by HEAD it is the headers alone", async () => {
    const { api, taskId } = await failedTask();
    const answer = await api.call(`HEAD /api/v2/tasks/instances/${taskId}/downloadDiagnosis`);
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect(answer.headers.get("content-type")).toBe("application/zip");
  });

  test("of a task that is not there is refused in the envelope", async () => {
    const api = await testApi();
    const answer = await api.call("POST /api/v1/tasks/instances/9/downloadDiagnosis");
    expect([answer.status, answer.json.error.code]).toEqual([404, "TSK10001"]);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });
});
