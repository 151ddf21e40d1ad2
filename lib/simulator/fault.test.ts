import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type FreshFleet, freshFleet } from "@/lib/testing/fleet";
import { ask, killObserver, observerLog, runObserver } from "@/lib/testing/observer-client";
import { setFault } from "./fault";
import { stopObserver } from "./observer-process";
import { observersIn } from "./process-table";
import { readStarts } from "./starts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 60_000, interval: 20 };
const VICTIM = 2;

// Two of three servers run; the third is started by each test with another fault.
let fleet: FreshFleet;
let home: string;
beforeAll(async () => {
  fleet = await freshFleet({ untilRemoved: true });
  home = fleet.home("ob_test", VICTIM);
  await fleet.start();
  await stopObserver(home);
});
afterEach(async () => {
  setFault(home, undefined);
  await stopObserver(home);
});
afterAll(() => fleet.remove());

const askVictim = (sql = "select 1") => ask(fleet, "ob_test", VICTIM, sql);
const askOther = (sql: string) => ask(fleet, "ob_test", 0, sql);
const victimRow = () => askOther("SELECT STATUS, STOP_TIME FROM DBA_OB_SERVERS WHERE ID = 3");
const address = () => `'${fleet.server("ob_test", VICTIM).ip}:2882'`;
const isGone = () => expect.poll(() => observersIn(home), PATIENCE).toEqual([]);

test("exits-at-once: the command fails, says why, and nothing was started", async () => {
  setFault(home, { kind: "exits-at-once" });
  const before = readStarts(home).starts.length;
  const { code, stderr } = await runObserver(home);
  expect(code).toBe(1);
  expect(stderr).toContain("ERROR");
  expect(readStarts(home).starts).toHaveLength(before);
});

test("dies-after-fork: the command ends with 0, the process soon with an ERROR line", async () => {
  setFault(home, { kind: "dies-after-fork" });
  expect((await runObserver(home)).code).toBe(0);
  await isGone();
  expect(observerLog(home)).toMatch(/ ERROR .*cannot load etc\/observer\.config\.bin/);
});

test.each([
  ["by a fault", async () => setFault(home, { kind: "port-taken" })],
  [
    "by another program",
    async () => {
      const { ip, sqlPort } = fleet.server("ob_test", VICTIM);
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(sqlPort, ip, resolve));
      return other;
    },
  ],
])("port taken %s: the log names the port and the process ends", async (_, take) => {
  const other = await take();
  expect((await runObserver(home)).code).toBe(0);
  await isGone();
  expect(observerLog(home)).toMatch(/ ERROR .*:2881 for mysql service failed.*being occupied/);
  expect(observerLog(home)).toContain("fail to init observer");
  other?.close();
});

test("log-disk-full: it dies in the middle of the boot and the log says what is full", async () => {
  setFault(home, { kind: "log-disk-full" });
  await runObserver(home);
  await isGone();
  expect(observerLog(home)).toMatch(/ ERROR .*clog disk is almost full/);
  expect(readStarts(home).starts.at(-1)?.endReason).toBe("fail to init observer");
});

test("slow-boot: it initializes for longer, and goes on as soon as it is healed", async () => {
  setFault(home, { kind: "slow-boot", factor: 10_000 });
  await runObserver(home);
  await expect.poll(() => observersIn(home).length, PATIENCE).toBe(1);
  expect(await askVictim()).toBe("ECONNREFUSED");
  setFault(home, undefined);
  await fleet.serving("ob_test", VICTIM);
});

test("crash-loop: it dies and comes back as another process, again and again", async () => {
  setFault(home, { kind: "crash-loop", afterMs: 50, restartMs: 50 });
  const before = readStarts(home).starts.length;
  await runObserver(home);
  await expect.poll(() => readStarts(home).starts.length, PATIENCE).toBeGreaterThan(before + 3);
  const crashed = readStarts(home).starts.slice(before);
  expect(new Set(crashed.map(({ pid }) => pid)).size).toBe(crashed.length);
  expect(crashed.flatMap(({ alongside }) => alongside)).toEqual([]);
  setFault(home, undefined);
  await fleet.serving("ob_test", VICTIM);
});

test("a stopped crash loop does not start again", async () => {
  setFault(home, { kind: "crash-loop", afterMs: 10, restartMs: 300 });
  const before = observerLog(home).length;
  await runObserver(home);
  await expect.poll(() => observerLog(home).slice(before), PATIENCE).toContain("CRASH ERROR");
  await stopObserver(home);
  const starts = readStarts(home).starts.length;
  setFault(home, undefined);
  await runObserver(home);
  await fleet.serving("ob_test", VICTIM);
  expect(readStarts(home).starts).toHaveLength(starts + 1);
});

test("hang: it takes connections and never answers, though its row is ACTIVE", async () => {
  setFault(home, { kind: "hang" });
  await runObserver(home);
  await fleet.serving("ob_test", VICTIM);
  expect(await victimRow()).toMatchObject([{ STATUS: "ACTIVE" }]);
  expect(await askVictim()).toBe("ETIMEDOUT");
});

test("wrong-password: nobody can sign in, others do not mind", async () => {
  await runObserver(home);
  await fleet.serving("ob_test", VICTIM);
  setFault(home, { kind: "wrong-password" });
  expect(await askVictim()).toBe(1045);
  expect(await askOther("select 1")).toEqual([{ 1: 1 }]);
});

test("START SERVER is refused, or answers 4012 with and without its effect", async () => {
  await runObserver(home);
  await fleet.serving("ob_test", VICTIM);
  expect(await askOther(`ALTER SYSTEM STOP SERVER ${address()}`)).toBe("ok");
  const stopped = await victimRow();
  const start = () => askOther(`ALTER SYSTEM START SERVER ${address()}`);

  setFault(home, { kind: "disk-unhealthy" });
  expect(await start()).toBe(4179);
  setFault(home, { kind: "start-server-times-out", done: false });
  expect(await start()).toBe(4012);
  expect(await victimRow()).toEqual(stopped);
  setFault(home, { kind: "start-server-times-out", done: true });
  expect(await start()).toBe(4012);
  expect(await victimRow()).toMatchObject([{ STOP_TIME: null }]);
});

test("stop-refused: STOP SERVER is refused with 4179, forced or not", async () => {
  await runObserver(home);
  await fleet.serving("ob_test", VICTIM);
  setFault(home, { kind: "stop-refused" });
  expect(await askOther(`ALTER SYSTEM STOP SERVER ${address()}`)).toBe(4179);
  expect(await askOther(`ALTER SYSTEM FORCE STOP SERVER ${address()}`)).toBe(4179);
  expect(await victimRow()).toMatchObject([{ STOP_TIME: null }]);
});

test("will-not-end: TERM is passed over, KILL is not", async () => {
  await runObserver(home);
  await fleet.serving("ob_test", VICTIM);
  setFault(home, { kind: "will-not-end" });
  const [pid = 0] = observersIn(home);
  process.kill(pid, "SIGTERM");
  await expect.poll(() => observerLog(home), PATIENCE).toContain("signal TERM: the observer waits");
  expect(await askVictim()).toEqual([{ 1: 1 }]);
  killObserver(home);
  await isGone();
});

test("lost-majority: cut off, it cannot end its boot, and its row turns INACTIVE", async () => {
  setFault(home, { kind: "lost-majority" });
  await runObserver(home);
  await expect.poll(() => observerLog(home), PATIENCE).toContain("no RootService majority");
  await expect.poll(() => askVictim(), PATIENCE).toBe(8001);
  setFault(home, undefined);
  await fleet.serving("ob_test", VICTIM);

  setFault(home, { kind: "lost-majority" });
  expect(await askVictim("SELECT ID FROM DBA_OB_SERVERS")).toBe(4012);
  expect(await askVictim(`ALTER SYSTEM START SERVER ${address()}`)).toBe(4654);
  await expect.poll(victimRow, PATIENCE).toMatchObject([{ STATUS: "INACTIVE" }]);
});

test("a fault that is none is refused where it is set", () => {
  expect(() => setFault(home, { kind: "slow-boot", factor: 0 })).toThrow();
  killObserver(home);
});
