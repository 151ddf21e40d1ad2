import { appendFileSync, copyFileSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { FleetFile } from "@/lib/contract/fleet-file";
import { freshFleet } from "@/lib/testing/fleet";
import { ask, killObserver, runObserver } from "@/lib/testing/observer-client";
import { buildObserver, OBSERVER_BUNDLE } from "./build.mjs";
import { setFault } from "./fault";
import { ensureFleet, startFleet, stopFleet } from "./fleet";
import { clusterOf, DEFAULT_SHAPE } from "./fleet-shape";
import { stopObserver } from "./observer-process";
import { observersIn } from "./process-table";
import { readFault } from "./read-fault";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 60_000, interval: 50 };
const twoClusters = [clusterOf("ob_a", [1]), clusterOf("ob_b", [1], { obClusterId: 2 })];

test("the default fleet is three clusters, with two servers stopped and one that will not start", async () => {
  const fleet = await freshFleet({ shape: DEFAULT_SHAPE });
  await fleet.start();
  const statuses = (cluster: string) =>
    ask(fleet, cluster, 0, "SELECT ZONE, STATUS, STOP_TIME FROM DBA_OB_SERVERS ORDER BY ID");
  const up = { STATUS: "ACTIVE", STOP_TIME: null };
  const stopped = expect.stringMatching(/^\d{4}/);
  expect(await statuses("ob_pay")).toMatchObject([
    ...[up, up, { STATUS: "INACTIVE", STOP_TIME: null }],
    ...[up, up, { ZONE: "zone2", STATUS: "ACTIVE", STOP_TIME: stopped }],
  ]);
  expect(await statuses("ob_order")).toMatchObject([
    ...[up, up],
    ...[up, { ZONE: "zone2", STATUS: "INACTIVE", STOP_TIME: stopped }],
    ...[up, up],
  ]);
  expect(await statuses("ob_report")).toMatchObject([up]);
  expect(readFault(fleet.home("ob_pay", 2))).toEqual({ kind: "log-disk-full" });

  const address = `'${fleet.server("ob_order", 3).ip}:2882'`;
  await runObserver(fleet.home("ob_order", 3));
  await fleet.serving("ob_order", 3);
  expect(await ask(fleet, "ob_order", 0, `ALTER SYSTEM START SERVER ${address}`)).toBe("ok");
});

test("the fleet file is the owner's alone, and the passwords are nowhere else", async () => {
  const fleet = await freshFleet({ shape: twoClusters });
  const path = join(fleet.directory, "fleet.json");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(FleetFile.parse(JSON.parse(readFileSync(path, "utf8")))).toEqual(fleet.file);
  const { sysPassword } = fleet.cluster("ob_a");
  expect(sysPassword).not.toBe(fleet.cluster("ob_b").sysPassword);
  const facts = readFileSync(join(fleet.directory, "ob_a/cluster.json"), "utf8");
  expect(facts).not.toContain(sysPassword);
});

test("a fleet that is made again keeps its passwords, addresses, stops and faults", async () => {
  const fleet = await freshFleet({ shape: DEFAULT_SHAPE });
  setFault(fleet.home("ob_pay", 2), undefined);
  setFault(fleet.home("ob_report", 0), { kind: "hang" });
  const { directory } = fleet;
  const again = await ensureFleet({ directory, bundle: OBSERVER_BUNDLE, speed: 20 });
  expect(again).toEqual(fleet.file);
  expect(readFault(fleet.home("ob_pay", 2))).toBeUndefined();
  expect(readFault(fleet.home("ob_report", 0))).toEqual({ kind: "hang" });
});

test("after a clean stop those run again that ran, whoever started them", async () => {
  const shape = [clusterOf("ob_a", [3])];
  const fleet = await freshFleet({ shape });
  await fleet.start();
  const runs = () => [0, 1, 2].map((index) => observersIn(fleet.home("ob_a", index)).length);
  await stopObserver(fleet.home("ob_a", 1));
  await fleet.stop();
  await fleet.stop();
  expect(runs()).toEqual([0, 0, 0]);
  await startFleet(fleet.directory);
  expect(runs()).toEqual([1, 0, 1]);

  await runObserver(fleet.home("ob_a", 1));
  await startFleet(fleet.directory);
  expect(runs()).toEqual([1, 1, 1]);
  await stopObserver(fleet.home("ob_a", 0));
  await startFleet(fleet.directory);
  expect(runs()).toEqual([0, 1, 1]);
});

test("after kill -9 of everything the servers of the shape run", async () => {
  const fleet = await freshFleet({ shape: twoClusters });
  await fleet.start();
  const homes = ["ob_a", "ob_b"].map((name) => fleet.home(name, 0));
  for (const home of homes) killObserver(home);
  await expect.poll(() => homes.flatMap((home) => observersIn(home)), PATIENCE).toEqual([]);
  await fleet.stop();
  await fleet.start();
  expect(await ask(fleet, "ob_b", 0, "select 1")).toEqual([{ 1: 1 }]);
});

test("two fleets have different addresses and run side by side", async () => {
  const [one, other] = await Promise.all([freshFleet(), freshFleet()]);
  const addresses = [one, other].flatMap(({ file }) => file.clusters[0]?.servers[0]?.ip ?? []);
  expect(new Set(addresses).size).toBe(2);
  await Promise.all([one.start(), other.start()]);
  expect(await ask(one, "ob_test", 0, "select 1")).toEqual([{ 1: 1 }]);
  expect(await ask(other, "ob_test", 0, "select 1")).toEqual([{ 1: 1 }]);
});

test("a fleet lives on where its directory was moved to, even while it runs", async () => {
  const fleet = await freshFleet({ shape: twoClusters, untilRemoved: true });
  await fleet.start();
  const parent = await mkdtemp(join(tmpdir(), "obdeck-moved-"));
  const moved = join(parent, "fleet");
  await rename(fleet.directory, moved);
  onTestFinished(async () => {
    await stopFleet(moved);
    await rename(moved, fleet.directory);
    await rm(parent, { recursive: true });
    await fleet.remove();
  }, 30_000);

  const file = await ensureFleet({ directory: moved, bundle: OBSERVER_BUNDLE, speed: 20 });
  const server = file.clusters[0]?.servers[0];
  expect(server?.home).toBe(join(moved, "ob_a/zone1-1"));
  expect(server?.ip).toBe(fleet.server("ob_a", 0).ip);
  expect(observersIn(server?.home ?? "")).toHaveLength(1);
  await stopFleet(moved);
  expect(observersIn(server?.home ?? "")).toEqual([]);
  await startFleet(moved);
  await expect.poll(() => ask(fleet, "ob_a", 0, "select 1"), PATIENCE).toEqual([{ 1: 1 }]);
});

test("a newer bundle takes the place of bin/observer while the old one runs", async () => {
  const fleet = await freshFleet({ shape: [clusterOf("ob_a", [1])] });
  await fleet.start();
  const bundle = join(fleet.directory, "newer.cjs");
  copyFileSync(await buildObserver(), bundle);
  appendFileSync(bundle, "\n// newer\n");
  const program = join(fleet.home("ob_a", 0), "bin/observer");
  const before = statSync(program).ino;
  await ensureFleet({ directory: fleet.directory, bundle, speed: 20 });
  expect(readFileSync(program, "utf8")).toContain("// newer");
  expect(statSync(program).ino).not.toBe(before);
  expect(statSync(program).mode & 0o111).toBe(0o111);
  expect(await ask(fleet, "ob_a", 0, "select 1")).toEqual([{ 1: 1 }]);
});
