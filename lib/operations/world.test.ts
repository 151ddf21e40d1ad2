import { expect, onTestFinished, test } from "vitest";
import { FleetFile } from "@/lib/contract/fleet-file";
import { cluster } from "@/lib/store/fleet-tables";
import { freshDatabase } from "@/lib/testing/database";
import { registerFleet } from "./fleet/register-fleet";
import { createWorld } from "./world";

const KEYS = [Buffer.alloc(32, 7)] as const;
const fleetWith = (sysPassword: string) =>
  FleetFile.parse({
    clusters: [
      {
        name: "ob_pay",
        obClusterId: 7,
        sysPassword,
        servers: [
          {
            zone: "zone1",
            ip: "10.0.0.1",
            home: "/home/one",
            host: { address: "10.0.0.1", kind: "local" },
          },
        ],
      },
    ],
  });

test("callers at the same moment share one driver of a cluster, until its facts change", async () => {
  const db = await freshDatabase();
  await registerFleet(db, KEYS, [fleetWith("one")]);
  const [row] = await db.select().from(cluster);
  const id = row?.id ?? 0;
  const world = createWorld(db, KEYS);
  onTestFinished(() => world.close());
  const together = () =>
    Promise.all(Array.from({ length: 12 }, () => world.cluster(id))).then(
      (drivers) => new Set(drivers),
    );

  const first = await together();
  await registerFleet(db, KEYS, [fleetWith("two")]);
  const second = await together();

  expect(first.size).toBe(1);
  expect(second.size).toBe(1);
  expect([...second]).not.toEqual([...first]);
});
