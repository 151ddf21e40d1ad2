import { expect, test } from "vitest";
import { FleetFile } from "@/lib/contract/fleet-file";
import { cluster, zone } from "@/lib/store/fleet-tables";
import { freshDatabase } from "@/lib/testing/database";
import { registerFleet } from "../fleet/register-fleet";
import type { Observation } from "./look";
import { record, recordZone } from "./record";

const FILE = FleetFile.parse({
  clusters: [
    {
      name: "ob_pay",
      obClusterId: 7,
      sysPassword: "Sys-pass-1",
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

const seenAt = (
  clusterId: number,
  ms: number,
  status: Observation["zones"][number]["status"],
): Observation => ({
  ...{ clusterId, time: new Date(ms), status: "RUNNING", error: undefined, servers: [] },
  logStreams: undefined,
  zones: [{ name: "zone1", row: undefined, status }],
});

test("a look at a zone that began before one that is written down changes nothing", async () => {
  const db = await freshDatabase();
  await registerFleet(db, [Buffer.alloc(32, 7)], [FILE]);
  const read = async () => (await db.select().from(zone))[0];
  const clusterId = (await read())?.clusterId ?? 0;
  const old = seenAt(clusterId, 1000, "UNAVAILABLE");

  await record(db, seenAt(clusterId, 2000, "RUNNING"));
  for (const one of old.zones) await recordZone(db, old, one);
  await record(db, old);
  expect((await read())?.observedStatus).toBe("RUNNING");

  const next = seenAt(clusterId, 3000, "SERVICE_STOPPED");
  for (const one of next.zones) await recordZone(db, next, one);
  expect((await read())?.observedStatus).toBe("SERVICE_STOPPED");
});

test("log streams that could not be read stay as they were known", async () => {
  const db = await freshDatabase();
  await registerFleet(db, [Buffer.alloc(32, 7)], [FILE]);
  const read = async () => (await db.select().from(cluster))[0];
  const clusterId = (await read())?.id ?? 0;
  const members = [{ server: "10.0.0.1:2882", inSync: true, isLeader: true }];
  const logStreams = [
    { ...{ tenantId: 1, tenantName: "sys", logStreamId: 1, replicaCount: 1 }, members },
  ];

  await record(db, { ...seenAt(clusterId, 1000, "RUNNING"), logStreams });
  await record(db, seenAt(clusterId, 2000, "RUNNING"));

  expect(await read()).toMatchObject({ observedTime: new Date(2000), logStreams });
});
