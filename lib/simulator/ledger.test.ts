import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type FreshFleet, freshFleet } from "@/lib/testing/fleet";
import { ask, killObserver, runObserver } from "@/lib/testing/observer-client";
import { startSteadyWriter } from "@/lib/testing/steady-writer";
import { setFault } from "./fault";
import { readFreezes } from "./freezes";
import { observersIn } from "./process-table";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 60_000, interval: 50 };
const SERVERS = [0, 1, 2];

let fleet: FreshFleet;
beforeAll(async () => {
  fleet = await freshFleet({ untilRemoved: true });
  await fleet.start();
});
afterAll(() => fleet.remove());

const query = (sql: string, index = 0) => ask(fleet, "ob_test", index, sql);
const addressOf = (index: number) => `'${fleet.server("ob_test", index).ip}:2882'`;
const logStat = (columns: string, where: string, index = 0) =>
  query(`SELECT ${columns} FROM oceanbase.GV$OB_LOG_STAT WHERE ${where}`, index);

/** How many of the ledger stream's members a living server sees in sync. */
const inSync = async (index = 0) => {
  const rows = await logStat(
    "SVR_IP",
    "TENANT_ID = 1002 AND LS_ID = 1001 AND IN_SYNC = 'YES'",
    index,
  );
  return Array.isArray(rows) ? rows.length : rows;
};

async function kill(index: number) {
  const home = fleet.home("ob_test", index);
  killObserver(home);
  await expect.poll(() => observersIn(home), PATIENCE).toEqual([]);
}

async function restart(index: number) {
  await runObserver(fleet.home("ob_test", index));
  await fleet.serving("ob_test", index);
}

test("each stream has a leader and three members in sync, and a stopped server leads none", async () => {
  const leaders = () => logStat("SVR_IP", "ROLE = 'LEADER'");
  const { ip } = fleet.server("ob_test", 2);
  await expect.poll(leaders, PATIENCE).toHaveLength(4);
  expect(await inSync()).toBe(3);

  expect(await query(`ALTER SYSTEM STOP SERVER ${addressOf(2)}`)).toBe("ok");
  const rest = await leaders();
  expect(rest).toHaveLength(4);
  expect(rest).not.toContainEqual({ SVR_IP: ip });
  expect(await query(`ALTER SYSTEM START SERVER ${addressOf(2)}`)).toBe("ok");
});

test("a member whose log lags refuses STOP SERVER and STOP ZONE, not their FORCE", async () => {
  setFault(fleet.home("ob_test", 2), { kind: "log-lags" });
  expect(await inSync()).toBe(2);
  expect(await query(`ALTER SYSTEM STOP SERVER ${addressOf(1)}`)).toBe(4179);
  expect(await query("ALTER SYSTEM STOP ZONE zone2")).toBe(4179);
  expect(await query(`ALTER SYSTEM FORCE STOP SERVER ${addressOf(1)}`)).toBe("ok");
  expect(await query(`ALTER SYSTEM START SERVER ${addressOf(1)}`)).toBe("ok");
  setFault(fleet.home("ob_test", 2), undefined);
  expect(await inSync()).toBe(3);
});

test("a minor freeze is written down where it was asked for", async () => {
  expect(await query(`ALTER SYSTEM MINOR FREEZE SERVER = (${addressOf(1)})`)).toBe("ok");
  expect(SERVERS.map((index) => readFreezes(fleet.home("ob_test", index)).count)).toEqual([
    0, 1, 0,
  ]);
});

test("acknowledged writes outlive the death of each server, one after the other", async () => {
  const writer = await startSteadyWriter(fleet.cluster("ob_test"));
  const accepted = () => writer.written().accepted.length;
  const goesOn = async () => {
    const before = accepted();
    await expect.poll(accepted, PATIENCE).toBeGreaterThan(before + 5);
  };
  for (const index of SERVERS) {
    await goesOn();
    await kill(index);
    await goesOn();
    expect((await writer.verify()).missing).toEqual([]);
    await restart(index);
    await expect.poll(() => inSync(index), PATIENCE).toBe(3);
  }
  await writer.stop();
  expect(await writer.verify()).toEqual({ missing: [], unexpected: [] });
});

test("without a majority of the members nothing is written, and a restart brings all back", async () => {
  const insert = (index: number) =>
    query("INSERT INTO test.ledger (id, note) VALUES (1000000, 'late')", index);
  await kill(1);
  await kill(2);
  expect([4012, 4038]).toContain(await insert(0));
  expect(await query(`ALTER SYSTEM STOP SERVER ${addressOf(1)}`)).not.toBe("ok");
  await restart(1);
  await expect.poll(() => insert(1), PATIENCE).toBe("ok");
  expect(await insert(0)).toBe(1062);
  expect(await query("SELECT note FROM test.ledger WHERE id = 1000000", 1)).toEqual([
    { note: "late" },
  ]);
});
