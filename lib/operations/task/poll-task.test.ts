import { describe, expect, test } from "vitest";
import { type Answered, type TestApi, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { addTask, changeSubtask } from "@/lib/testing/task-rows";

const DAG = { a: [], b: ["a"], c: ["a"], d: ["b", "c"] };

async function diamond() {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", {});
  return { api, clusterId, taskId: await addTask(api.db, { clusterId, dag: DAG }) };
}

interface Named {
  id: number;
  name: string;
  upstreams: number[];
  downstreams: number[];
}

const namesOf = (items: readonly Named[]): string[] => items.map(({ name }) => name);
const tagOf = ({ headers }: Answered): string => String(headers.get("etag"));

const knowing = (etag: string, headers: Record<string, string> = {}) => ({
  headers: { "if-none-match": etag, ...headers },
});

/** A request that is under way, and whether it has been answered. */
function inFlight(answer: Promise<Answered>) {
  const state = { answer, answered: false };
  void answer.then(() => {
    state.answered = true;
  });
  return state;
}

describe("a whole task", () => {
  test("is the same by both of its paths", async () => {
    const { api, taskId } = await diamond();
    const long = await api.call(`GET /api/v2/tasks/instances/${taskId}`);
    const short = await api.call(`GET /api/v2/tasks/${taskId}`);
    expect({ ...short.json.data, serverTime: "" }).toEqual({ ...long.json.data, serverTime: "" });
  });

  test("has every edge on both sides", async () => {
    const { api, taskId } = await diamond();
    const subtasks: Named[] = (await api.call(`GET /api/v2/tasks/${taskId}`)).json.data.subtasks;
    const [a, b, c, d] = subtasks;
    expect(a?.downstreams).toEqual([b?.id, c?.id]);
    expect(d?.upstreams).toEqual([b?.id, c?.id]);
    expect(a?.upstreams).toEqual([]);
    expect(d?.downstreams).toEqual([]);
  });

  test("that does not exist is not found, whatever is asked of it", async () => {
    const api = await testApi();
    for (const path of ["tasks/77", "tasks/instances/77", "tasks/77?since=3&wait=20"]) {
      const { status, json } = await api.call(`GET /api/v2/${path}`);
      expect([status, json.error.code]).toEqual([404, "TSK10001"]);
    }
  });

  test("shows an error with what to do, in the caller's language", async () => {
    const { api, taskId } = await diamond();
    const error = { message: "no", hintKey: "host.disk-full", tail: ["last line"] };
    await changeSubtask(api.db, taskId, "a", { status: "FAILED", error });
    const shown = async (language: string) => {
      const headers = { "accept-language": language };
      return (await api.call(`GET /api/v2/tasks/${taskId}`, { headers })).json.data.subtasks[0]
        .error;
    };
    expect(await shown("en")).toMatchObject({ ...error, hint: expect.stringContaining("disk") });
    expect((await shown("zh-CN")).hint).toContain("磁盘");
  });
});

describe("a poll", () => {
  test("of a task that has not changed is 304", async () => {
    const { api, taskId } = await diamond();
    const first = await api.call(`GET /api/v2/tasks/${taskId}`);
    expect(tagOf(first)).toBe(`W/"${taskId}-1"`);
    const again = await api.call(`GET /api/v2/tasks/${taskId}`, knowing(tagOf(first)));
    expect([again.status, again.text, tagOf(again)]).toEqual([304, "", tagOf(first)]);
    await changeSubtask(api.db, taskId, "a", { status: "RUNNING" });
    const changed = await api.call(`GET /api/v2/tasks/${taskId}`, knowing(tagOf(first)));
    expect([changed.status, tagOf(changed)]).toEqual([200, `W/"${taskId}-2"`]);
  });

  test("in another language is not 304, since hints are of one language", async () => {
    const { api, taskId } = await diamond();
    const english = await api.call(`GET /api/v2/tasks/${taskId}`);
    const zh = { "accept-language": "zh" };
    const chinese = await api.call(`GET /api/v2/tasks/${taskId}`, knowing(tagOf(english), zh));
    expect(chinese.status).toBe(200);
    const again = await api.call(`GET /api/v2/tasks/${taskId}`, knowing(tagOf(chinese), zh));
    expect(again.status).toBe(304);
  });

  test("since a revision answers only what changed after it, with its edges", async () => {
    const { api, taskId } = await diamond();
    await changeSubtask(api.db, taskId, "a", { status: "SUCCESSFUL" }, { successful: 1 });
    await changeSubtask(api.db, taskId, "c", { status: "RUNNING" }, { running: 1 });
    const at = async (since: number) =>
      (await api.call(`GET /api/v2/tasks/${taskId}?since=${since}`)).json.data;

    const delta = await at(1);
    expect(delta).toMatchObject({ rev: 3, reset: false, status: "RUNNING" });
    expect(delta.progress).toEqual({ total: 4, successful: 1, failed: 0, running: 1 });
    expect(delta.subtasks).toBeUndefined();
    expect(namesOf(delta.changed)).toEqual(["a", "c"]);
    expect(delta.changed[0].downstreams).toHaveLength(2);
    expect(delta.changed[1].upstreams).toEqual([delta.changed[0].id]);
    expect(namesOf((await at(2)).changed)).toEqual(["c"]);
    expect(namesOf((await at(0)).changed)).toEqual(["a", "b", "c", "d"]);
  });

  test("since the newest revision answers an empty delta, or 304 to who has its tag", async () => {
    const { api, taskId } = await diamond();
    const path = `GET /api/v2/tasks/${taskId}?since=1`;
    const empty = await api.call(path);
    expect(empty.json.data).toMatchObject({ rev: 1, reset: false, changed: [] });
    expect((await api.call(path, knowing(tagOf(empty)))).status).toBe(304);
  });

  test("since a revision that never was answers the whole task", async () => {
    const { api, taskId } = await diamond();
    const { json } = await api.call(`GET /api/v2/tasks/${taskId}?since=99&wait=20`);
    expect(json.data.subtasks).toHaveLength(4);
    expect(json.data.reset).toBeUndefined();
  });

  test("that follows at its own pace sees every change, whatever happens in between", async () => {
    const { api, taskId } = await diamond();
    const seen = new Map<string, string>();
    let rev = 0;
    const poll = async () => {
      const { data } = (await api.call(`GET /api/v2/tasks/${taskId}?since=${rev}`)).json;
      for (const { name, status } of data.changed) seen.set(name, status);
      rev = data.rev;
    };
    for (const status of ["RUNNING", "FAILED", "READY", "SUCCESSFUL"]) {
      await changeSubtask(api.db, taskId, "a", { status });
      await changeSubtask(api.db, taskId, "b", { status });
      await poll();
      await changeSubtask(api.db, taskId, "c", { status });
    }
    await poll();
    const whole = (await api.call(`GET /api/v2/tasks/${taskId}`)).json.data;
    expect(whole.rev).toBe(rev);
    expect([...seen].sort()).toEqual(
      whole.subtasks.map(({ name, status }: Record<string, string>) => [name, status]),
    );
  });
});

describe("a poll with wait", () => {
  const hold = (api: TestApi, taskId: number, options = {}, wait = 25) =>
    inFlight(api.call(`GET /api/v2/tasks/${taskId}?since=1&wait=${wait}`, options));

  test("is answered when the task moves on", async () => {
    const { api, taskId } = await diamond();
    const held = hold(api, taskId);
    await expect.poll(() => api.watcher.waiting).toBe(1);
    expect(held.answered).toBe(false);
    await changeSubtask(api.db, taskId, "a", { status: "RUNNING" });
    const { json } = await held.answer;
    expect(json.data).toMatchObject({ rev: 2, reset: false });
    expect(namesOf(json.data.changed)).toEqual(["a"]);
    expect(api.watcher.waiting).toBe(0);
  });

  test("is not answered because another task moves on", async () => {
    const { api, clusterId, taskId } = await diamond();
    const other = await addTask(api.db, { clusterId, dag: DAG });
    const held = hold(api, taskId);
    const otherHeld = hold(api, other);
    await expect.poll(() => api.watcher.waiting).toBe(2);
    await changeSubtask(api.db, other, "a", { status: "RUNNING" });
    await otherHeld.answer;
    expect(held.answered).toBe(false);
    expect(api.watcher.waiting).toBe(1);
  });

  test("ends when the time is up, with an empty delta or 304", async () => {
    const { api, taskId } = await diamond();
    const empty = await hold(api, taskId, {}, 0.2).answer;
    expect(empty.json.data.changed).toEqual([]);
    const known = await hold(api, taskId, knowing(tagOf(empty)), 0.2).answer;
    expect(known.status).toBe(304);
  });

  test("holds a whole task as well, for who has its tag", async () => {
    const { api, taskId } = await diamond();
    const etag = tagOf(await api.call(`GET /api/v2/tasks/${taskId}`));
    const held = inFlight(api.call(`GET /api/v2/tasks/${taskId}?wait=25`, knowing(etag)));
    await expect.poll(() => api.watcher.waiting).toBe(1);
    await changeSubtask(api.db, taskId, "a", { status: "RUNNING" });
    expect((await held.answer).json.data.subtasks).toHaveLength(4);
  });

  test("does not wait where there is something to say already", async () => {
    const { api, taskId } = await diamond();
    await changeSubtask(api.db, taskId, "a", { status: "RUNNING" });
    const { json } = await hold(api, taskId).answer;
    expect(namesOf(json.data.changed)).toEqual(["a"]);
  });

  test("is let go when its caller has gone", async () => {
    const { api, taskId } = await diamond();
    const caller = new AbortController();
    const held = hold(api, taskId, { signal: caller.signal });
    await expect.poll(() => api.watcher.waiting).toBe(1);
    caller.abort();
    await held.answer;
    expect(api.watcher.waiting).toBe(0);
  });

  test("is let go when the console stops, and then nobody is held", async () => {
    const { api, taskId } = await diamond();
    const held = hold(api, taskId);
    await expect.poll(() => api.watcher.waiting).toBe(1);
    api.watcher.close();
    expect((await held.answer).json.data.changed).toEqual([]);
    expect((await hold(api, taskId).answer).status).toBe(200);
  });

  test("is answered at once when a thousand others wait", async () => {
    const { api, taskId } = await diamond();
    const wait = () => api.watcher.moved(taskId, 1, 25_000, new AbortController().signal);
    for (let index = 0; index < 1000; index += 1) void wait();
    expect(api.watcher.waiting).toBe(1000);
    expect((await hold(api, taskId).answer).json.data.changed).toEqual([]);
    await changeSubtask(api.db, taskId, "a", { status: "RUNNING" });
    await expect.poll(() => api.watcher.waiting).toBe(0);
  });

  test("is let go, not left, when the database cannot be asked", async () => {
    const { api, taskId } = await diamond();
    const { signal } = new AbortController();
    await api.db.$client.query("ALTER TABLE task RENAME TO hidden");
    await api.watcher.moved(taskId, 1, 25_000, signal);
    expect(api.watcher.waiting).toBe(0);
  });
});
