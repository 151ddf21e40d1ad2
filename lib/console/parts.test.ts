import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Parts } from "./parts";

test("parts are closed in the opposite order, also when one of them does not close", async () => {
  const closed: string[] = [];
  const parts = new Parts();
  await parts.open(async (opened) => {
    opened(async () => void closed.push("database"));
    opened(() => Promise.reject(new Error("no")));
    opened(async () => void closed.push("engine"));
  });

  await parts.stop();

  expect(closed).toEqual(["engine", "database"]);
});

test("a stop while a part is being opened closes that part too, and opens no other", async () => {
  const events: string[] = [];
  const parts = new Parts();
  const opening = parts.open(async (opened) => {
    await sleep(50);
    opened(async () => void events.push("database closed"));
    events.push("fleet opened");
  });
  const failed = expect(opening).rejects.toThrow("stopped while it started");

  await parts.stop();

  await failed;
  expect(events).toEqual(["database closed"]);
});
