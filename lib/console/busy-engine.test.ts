import { expect, test } from "vitest";
import { urlOf } from "@/lib/store/database";
import { testApi } from "@/lib/testing/api";
import { addTask, stepOf, taskEnd } from "@/lib/testing/run-dag";
import { engineOn } from "@/lib/testing/test-engine";

const WIDTH = 4998;
const POLLS_AT_LEAST = 60;

test("pages are answered all the while that 5,000 subtasks run in the same process", async () => {
  const { db, call } = await testApi();
  await engineOn(urlOf(db), {
    world: () => null,
    steps: [stepOf("n", async () => undefined)],
    slots: 64,
  });
  const middle = Array.from({ length: WIDTH }, (_, index) => `n:${index}`);
  const taskId = await addTask(db, {
    "n:root": [],
    ...Object.fromEntries(middle.map((key) => [key, ["n:root"]])),
    "n:end": middle,
  });
  let running = true;
  const end = taskEnd(db, taskId, 300_000).finally(() => {
    running = false;
  });

  let answered = 0;
  for (let rev = 0; running; answered += 1) {
    const list = await call("GET /api/v2/tasks/instances?withSubtasks=false");
    const delta = await call(`GET /api/v2/tasks/instances/${taskId}?since=${rev}`);
    expect([list.status, delta.status]).toEqual([200, 200]);
    expect(delta.json.data.rev).toBeGreaterThanOrEqual(rev);
    rev = delta.json.data.rev;
  }

  expect(await end).toMatchObject({ status: "SUCCESSFUL", successful: WIDTH + 2 });
  expect(answered).toBeGreaterThan(POLLS_AT_LEAST);
}, 330_000);
