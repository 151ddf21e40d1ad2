import fc from "fast-check";
import { expect, test } from "vitest";
import { log } from "@/lib/store/task-tables";
import { type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask, changeSubtask, subtaskId } from "@/lib/testing/task-rows";

const TEXT = "ab\u00e9\n\u4e2d\u6587 log\n\u{1f680} done\n";

/** A subtask whose log is the given pieces, one row each. */
async function loggedSubtask(pieces: readonly string[], status = "RUNNING") {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", {});
  const taskId = await addTask(api.db, { clusterId });
  const id = await subtaskId(api.db, taskId, "only");
  await changeSubtask(api.db, taskId, "only", { status });
  const path = `/api/v2/tasks/instances/${taskId}/subtasks/${id}/log`;
  await addLog(api, id, pieces, 0);
  return { api, id, path, taskId };
}

async function addLog(api: TestApi, id: number, pieces: readonly string[], from: number) {
  let startByte = from;
  for (const text of pieces) {
    const endByte = startByte + Buffer.byteLength(text);
    await api.db.insert(log).values({ subtaskId: id, attemptId: 1, startByte, endByte, text });
    startByte = endByte;
  }
}

const read = async (api: TestApi, path: string, offset?: number) =>
  (await api.call(`GET ${path}${offset === undefined ? "" : `?offset=${offset}`}`)).json.data;

test("a log is read whole, and on from where the last answer ended", async () => {
  const { api, id, path } = await loggedSubtask(["one\n", "two\n"]);
  const first = await read(api, path);
  expect(first).toEqual({ log: "one\ntwo\n", next: 8, eof: false });
  expect(await read(api, path, first.next)).toEqual({ log: "", next: 8, eof: false });
  await addLog(api, id, ["three\n"], 8);
  expect(await read(api, path, first.next)).toEqual({ log: "three\n", next: 14, eof: false });
});

test("an offset is of bytes, and one inside a character begins at the next", async () => {
  const bytes = Buffer.from(TEXT);
  const { api, path } = await loggedSubtask([TEXT.slice(0, 3), TEXT.slice(3, 9), TEXT.slice(9)]);
  for (let offset = 0; offset <= bytes.length; offset += 1) {
    let begin = offset;
    while (begin < bytes.length && ((bytes[begin] ?? 0) & 0xc0) === 0x80) begin += 1;
    const answer = await read(api, path, offset);
    expect({ offset, ...answer }).toEqual({
      offset,
      log: bytes.toString("utf8", begin),
      next: bytes.length,
      eof: false,
    });
  }
});

test("pieces that were read one after the other are the log", async () => {
  const unit = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
  const pieces = fc.sample(unit, 12).filter((piece) => !piece.includes("\0"));
  const { api, id, path } = await loggedSubtask([]);
  let text = "";
  let next = 0;
  for (const piece of pieces) {
    await addLog(api, id, [piece], next);
    const answer = await read(api, path, next);
    text += answer.log;
    next = answer.next;
  }
  expect(text).toBe(pieces.join(""));
});

test("an offset behind the end answers the end", async () => {
  const { api, path } = await loggedSubtask(["one\n"]);
  expect(await read(api, path, 9_000_000_000)).toEqual({ log: "", next: 4, eof: false });
});

test.each([
  ["PENDING", false],
  ["READY", false],
  ["RUNNING", false],
  ["CANCELING", false],
  ["FAILED", true],
  ["SUCCESSFUL", true],
] as const)("the log of a %s subtask is at its end: %s", async (status, eof) => {
  const { api, path } = await loggedSubtask(["one\n"], status);
  expect(await read(api, path)).toMatchObject({ log: "one\n", eof });
});

test("a long log comes in answers of at most four mebibytes", async () => {
  const piece = "x".repeat(1024 * 1024);
  const { api, path } = await loggedSubtask([piece, piece, piece, piece, piece], "SUCCESSFUL");
  const first = await read(api, path);
  expect(first).toMatchObject({ next: 4 * 1024 * 1024, eof: false });
  expect(await read(api, path, first.next)).toEqual({
    log: piece,
    next: 5 * 1024 * 1024,
    eof: true,
  });
});

test("the log of a subtask of another task is not found", async () => {
  const { api, id, taskId } = await loggedSubtask(["one\n"]);
  const code = async (path: string) => {
    const { status, json } = await api.call(`GET /api/v2/tasks/instances/${path}/log`);
    return [status, json.error.code];
  };
  expect(await code(`${taskId}/subtasks/${id + 1}`)).toEqual([404, "TSK10002"]);
  expect(await code(`${taskId + 1}/subtasks/${id}`)).toEqual([404, "TSK10001"]);
});
