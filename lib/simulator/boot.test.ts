import { expect, test, vi } from "vitest";
import { freshFleet } from "@/lib/testing/fleet";
import {
  ask,
  killObserver,
  observerLog,
  type Reply,
  runObserver,
} from "@/lib/testing/observer-client";
import { clusterOf } from "./fleet-shape";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 60_000, interval: 10 };

/** Asks again and again until an answer is the last one wanted; answers the distinct ones in order. */
async function watch(ask: () => Promise<Reply>, until: (reply: string) => boolean) {
  const seen: string[] = [];
  const look = async () => {
    const reply = JSON.stringify(await ask());
    if (seen.at(-1) !== reply) seen.push(reply);
    return until(reply);
  };
  await expect.poll(look, PATIENCE).toBe(true);
  return seen;
}

test("a booting server refuses, is initializing, knows no database, and then answers", async () => {
  const fleet = await freshFleet({ shape: [clusterOf("ob_one", [1])], speed: 0.5 });
  await runObserver(fleet.home("ob_one", 0));
  const [seen, seenWithoutDatabase] = await Promise.all([
    watch(
      () => ask(fleet, "ob_one", 0, "select 1"),
      (reply) => reply === '[{"1":1}]',
    ),
    watch(
      () => ask(fleet, "ob_one", 0, "select 1", { database: undefined }),
      (reply) => reply === '[{"1":1}]',
    ),
  ]);
  expect(seen).toEqual(['"ECONNREFUSED"', "8001", "1049", '[{"1":1}]']);
  expect(seenWithoutDatabase).toEqual(['"ECONNREFUSED"', "8001", "5150", '[{"1":1}]']);
});

test("a server that joins tells its parameters before it serves", async () => {
  const fleet = await freshFleet({ shape: [clusterOf("ob_one", [1])], speed: 0.5 });
  await runObserver(fleet.home("ob_one", 0));
  const show = (what: string) => ask(fleet, "ob_one", 0, `SHOW PARAMETERS LIKE '${what}'`);
  const isAnswer = (reply: string) => reply.startsWith("[");
  expect((await watch(() => show("cluster"), isAnswer)).at(-1)).toContain('"value":"ob_one"');
  const statement = "SELECT START_SERVICE_TIME T FROM oceanbase.DBA_OB_SERVERS";
  expect(await ask(fleet, "ob_one", 0, statement)).toEqual([{ T: null }]);
});

test("a killed server's row stays ACTIVE for the lease and keeps its old START_SERVICE_TIME until the new process reports", async () => {
  const fleet = await freshFleet({ speed: 0.5 });
  await fleet.start();
  const row = () =>
    ask(
      fleet,
      "ob_test",
      0,
      `SELECT UPPER(STATUS) STATUS, CAST(UNIX_TIMESTAMP(START_SERVICE_TIME)*1000000 AS SIGNED) START_US
       FROM oceanbase.DBA_OB_SERVERS WHERE ID = 3`,
    );
  const before = JSON.stringify(await row());
  killObserver(fleet.home("ob_test", 2));
  const inactive = before.replace("ACTIVE", "INACTIVE");
  expect(await watch(row, (reply) => reply === inactive)).toEqual([before, inactive]);

  await runObserver(fleet.home("ob_test", 2));
  const none = before.replace(/"START_US":\d+/, '"START_US":null');
  const seen = await watch(
    row,
    (reply) => ![before, inactive, none].includes(reply) && reply.includes('"ACTIVE"'),
  );
  expect(seen.slice(0, -1)).toEqual([inactive, before, none]);
});

test("the servers of a dead cluster wait for a majority of zones, and then all serve", async () => {
  const fleet = await freshFleet();
  await runObserver(fleet.home("ob_test", 0));
  await expect.poll(() => ask(fleet, "ob_test", 0, "select 1"), PATIENCE).toBe(8001);
  await expect
    .poll(() => observerLog(fleet.home("ob_test", 0)), PATIENCE)
    .toContain("1 of 3 zones up (zone1)");
  expect(await ask(fleet, "ob_test", 0, "select 1")).toBe(8001);
  await runObserver(fleet.home("ob_test", 1));
  await Promise.all([fleet.serving("ob_test", 0), fleet.serving("ob_test", 1)]);
  expect(
    await ask(fleet, "ob_test", 0, "SELECT ID, STATUS FROM DBA_OB_SERVERS ORDER BY ID"),
  ).toEqual([
    { ID: 1, STATUS: "ACTIVE" },
    { ID: 2, STATUS: "ACTIVE" },
    { ID: 3, STATUS: "INACTIVE" },
  ]);
});
