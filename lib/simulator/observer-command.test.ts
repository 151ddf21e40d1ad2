import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FreshFleet, freshFleet } from "@/lib/testing/fleet";
import { killObserver, runObserver } from "@/lib/testing/observer-client";
import { clusterOf } from "./fleet-shape";
import { commandOf, directoryOf, lockHolder, observersIn } from "./process-table";
import { readStarts } from "./starts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 60_000, interval: 20 };

let fleet: FreshFleet;
let home: string;
const pidFile = () => join(home, "run/observer.pid");
const log = () => readFileSync(join(home, "log/observer.log"), "utf8");

beforeEach(async () => {
  fleet = await freshFleet({ shape: [clusterOf("ob_one", [1])], untilRemoved: true });
  home = fleet.home("ob_one", 0);
});
afterEach(() => fleet.remove());

test("the command ends with 0 and leaves a daemon that is this home's observer at once", async () => {
  expect(await runObserver(home)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  const [pid = 0] = observersIn(home);
  expect(pid).toBeGreaterThan(0);
  expect(directoryOf(pid)).toBe(home);
  await expect
    .poll(() => commandOf(pid), PATIENCE)
    .toEqual([process.execPath, `${home}/bin/observer`, "--daemonized", "-p", "2881"]);
  await expect.poll(() => readFileSync(pidFile(), "utf8"), PATIENCE).toBe(`${pid}\n`);
  expect(lockHolder(pidFile())).toBe(pid);
  await fleet.serving("ob_one", 0);
  expect(observersIn(home)).toEqual([pid]);
  expect(log()).toContain("[OBSERVER_NOTICE] start to init observer");
});

test("a second start is refused while the first one runs", async () => {
  await runObserver(home);
  await expect.poll(() => lockHolder(pidFile()), PATIENCE).toBeDefined();
  const { code, stderr } = await runObserver(home);
  expect(code).not.toBe(0);
  expect(stderr).toContain("pid already exists");
  await fleet.serving("ob_one", 0);
  expect(readStarts(home)).toMatchObject({ starts: [{ alongside: [] }], refused: [{}] });
});

test("of starts at the same moment exactly one observer stays", async () => {
  await Promise.all(Array.from({ length: 5 }, () => runObserver(home)));
  await expect.poll(() => observersIn(home).length, PATIENCE).toBe(1);
  await fleet.serving("ob_one", 0);
  expect(observersIn(home)).toHaveLength(1);
  expect(readStarts(home).starts).toHaveLength(1);
});

test("TERM ends it and empties the pid file, kill -9 leaves the pid file as it was", async () => {
  await runObserver(home);
  await fleet.serving("ob_one", 0);
  await fleet.stop();
  expect(observersIn(home)).toEqual([]);
  expect(readFileSync(pidFile(), "utf8")).toBe("");
  expect(readStarts(home).starts).toMatchObject([{ endReason: "TERM" }]);

  await runObserver(home);
  await fleet.serving("ob_one", 0);
  const [pid] = observersIn(home);
  killObserver(home);
  await expect.poll(() => observersIn(home), PATIENCE).toEqual([]);
  expect(readFileSync(pidFile(), "utf8")).toBe(`${pid}\n`);
  await expect.poll(() => lockHolder(pidFile()), PATIENCE).toBeUndefined();
  expect(readStarts(home).starts[1]).toMatchObject({ pid, endMs: undefined, alongside: [] });

  expect((await runObserver(home)).code).toBe(0);
  await fleet.serving("ob_one", 0);
  expect(readStarts(home).starts).toHaveLength(3);
});

test("the daemon keeps none of its caller's files open", async () => {
  const held = [9, 200].map((at) => ({ at, file: openSync(join(home, `run/guard-${at}`), "w") }));
  const stdio: (number | "ignore")[] = Array.from({ length: 201 }, () => "ignore");
  for (const { at, file } of held) stdio[at] = file;
  await once(spawn(join(home, "bin/observer"), ["-p", "2881"], { cwd: home, stdio }), "exit");
  await fleet.serving("ob_one", 0);
  const [pid] = observersIn(home);
  const open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  expect(open).toContain(pidFile());
  expect(open.filter((path) => path.includes("guard"))).toEqual([]);
  for (const { file } of held) closeSync(file);
});

test("another user than the owner of etc may not start it", async () => {
  const someone = 4_711;
  chownSync(join(home, "etc"), statSync(home).uid + someone, -1);
  const { code, stderr } = await runObserver(home);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/current user\(uid=\d+\) that starts observer is not the same/);
  expect(observersIn(home)).toEqual([]);
});

test("an unknown flag is answered with the usage, -V with the version", async () => {
  const wrong = await runObserver(home, "--nonsense");
  expect(wrong.code).not.toBe(0);
  expect(wrong.stderr).toContain("Usage: observer");
  expect(await runObserver(home, "-V")).toMatchObject({
    code: 0,
    stdout: "observer (OceanBase_CE 4.3.5.1)\n",
  });
  expect(readStarts(home).starts).toEqual([]);
});
