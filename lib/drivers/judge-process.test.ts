import { expect, test } from "vitest";
import { judgeProcess } from "./judge-process";

const observer = { bootId: "boot", pid: 40, startTicks: "9" };
const other = { bootId: "boot", pid: 41, startTicks: "10" };

test("no process and no lock: it does not run, whatever a pid file says", () => {
  expect(judgeProcess({ observers: [], lockPid: undefined })).toEqual({ state: "not_running" });
});

test.each([40, 41, undefined])("one process runs, whoever holds the lock (%s)", (lockPid) => {
  expect(judgeProcess({ observers: [observer], lockPid })).toEqual({
    state: "running",
    process: observer,
    locked: lockPid !== undefined,
  });
});

test("a lock without a process to be seen is somebody else's, or hidden from us", () => {
  expect(judgeProcess({ observers: [], lockPid: 77 })).toEqual({ state: "lock_held", pid: 77 });
});

test("two processes in one home are never one that runs", () => {
  const verdict = judgeProcess({ observers: [observer, other], lockPid: 40 });
  expect(verdict).toEqual({ state: "several", processes: [observer, other] });
});
