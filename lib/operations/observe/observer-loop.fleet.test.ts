import { expect, onTestFinished, test } from "vitest";
import { cluster, server } from "@/lib/store/fleet-tables";
import { freshDatabase } from "@/lib/testing/database";
import { freshFleet } from "@/lib/testing/fleet";
import { ask, killObserver, runObserver } from "@/lib/testing/observer-client";
import { registerFleet } from "../fleet/register-fleet";
import { createWorld } from "../world";
import { startObserverLoop } from "./observer-loop";

const KEYS = [Buffer.alloc(32, 7)] as const;
const PATIENCE = { timeout: 60_000, interval: 50 };

async function observed() {
  const db = await freshDatabase();
  const fleet = await freshFleet();
  await fleet.start();
  await registerFleet(db, KEYS, [fleet.file]);
  const world = createWorld(db, KEYS);
  const loop = startObserverLoop(world, 300);
  onTestFinished(async () => {
    await loop.stop();
    await world.close();
  });
  const statuses = async () =>
    (await db.select().from(server).orderBy(server.id)).map((row) => row.observedStatus);
  return { db, fleet, statuses };
}

test("what is done to a server behind the console's back is seen, and when it was last looked at", async () => {
  const { db, fleet, statuses } = await observed();
  const home = fleet.home("ob_test", 0);
  const { ip, rpcPort } = fleet.server("ob_test", 1);
  await expect.poll(statuses, PATIENCE).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  const [first] = await db.select().from(cluster);

  killObserver(home);
  await expect.poll(statuses, PATIENCE).toEqual(["PROCESS_STOPPED", "RUNNING", "RUNNING"]);
  expect(await runObserver(home)).toMatchObject({ code: 0 });
  await expect.poll(statuses, PATIENCE).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  const stop = () => ask(fleet, "ob_test", 2, `ALTER SYSTEM STOP SERVER '${ip}:${rpcPort}'`);
  await expect.poll(stop, PATIENCE).toBe("ok");
  await expect.poll(statuses, PATIENCE).toEqual(["RUNNING", "SERVICE_STOPPED", "RUNNING"]);

  const [last] = await db.select().from(cluster);
  expect(last?.version).toBe("4.3.5.1");
  expect(last?.observedTime?.getTime()).toBeGreaterThan(first?.observedTime?.getTime() ?? 0);
}, 180_000);

test("a cluster that is down as a whole is STOPPED, and its servers have no process", async () => {
  const { db, fleet, statuses } = await observed();
  await expect.poll(statuses, PATIENCE).toEqual(["RUNNING", "RUNNING", "RUNNING"]);

  for (const index of [0, 1, 2]) killObserver(fleet.home("ob_test", index));

  await expect
    .poll(statuses, PATIENCE)
    .toEqual(["PROCESS_STOPPED", "PROCESS_STOPPED", "PROCESS_STOPPED"]);
  await expect
    .poll(async () => (await db.select().from(cluster))[0]?.observedStatus, PATIENCE)
    .toBe("STOPPED");
});
