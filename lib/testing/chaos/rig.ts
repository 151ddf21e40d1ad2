import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { type Database, urlOf } from "@/lib/store/database";
import { ConsoleProcess } from "../console-process";
import { freshDatabase } from "../database";
import { type FreshFleet, freshFleet } from "../fleet";
import { freePort } from "../free-port";
import { Client } from "./client";
import { Damage } from "./damage";
import { Random } from "./random";
import { Tally } from "./tally";

export const SPEED = 20;
export const CLUSTER = "ob_chaos";

/** Everything that a run of chaos works with. */
export interface ChaosRig {
  seed: number;
  random: Random;
  tally: Tally;
  db: Database;
  fleet: FreshFleet;
  /** Where the cluster keeps its shared files. */
  directory: string;
  homes: readonly string[];
  damage: Damage;
  console: ConsoleProcess;
  client: Client;
}

/** Three zones of two servers at twenty times life's speed, and a console over them in a process of its own. */
export async function chaosRig(seed: number): Promise<ChaosRig> {
  const db = await freshDatabase();
  const fleet = await freshFleet({ shape: [clusterOf(CLUSTER, [2, 2, 2])], speed: SPEED });
  await fleet.start();
  const homes = fleet.cluster(CLUSTER).servers.map(({ home }) => home);
  const console = new ConsoleProcess(await freePort(), {
    OBDECK_DATABASE_URL: urlOf(db),
    OBDECK_FLEET: join(fleet.directory, "fleet.json"),
    OBDECK_DATA: fleet.directory,
    OBDECK_DEMO: "off",
    OBDECK_OBSERVE_MS: "400",
    OBDECK_LEASE_MS: "2000",
    OBDECK_LOG_LEVEL: "warn",
  });
  onTestFinished(() => console.signal("SIGKILL"));
  await console.start();
  const tally = new Tally();
  return {
    ...{ seed, random: new Random(seed), tally, db, fleet, homes, console },
    directory: dirname(homes[0] ?? ""),
    damage: new Damage(homes),
    client: new Client(console, tally),
  };
}
