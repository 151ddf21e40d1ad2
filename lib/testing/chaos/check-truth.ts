import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "@/lib/contract/cluster";
import type { ServerStatus } from "@/lib/contract/status";
import { observersIn } from "@/lib/simulator/process-table";
import { ask } from "../observer-client";
import { type ChaosRig, CLUSTER } from "./rig";
import { lookAround, type Seen } from "./seen";

const PATIENCE_MS = 120_000;
const PAUSE_MS = 200;
const SERVERS_SQL = "SELECT SVR_IP, STATUS, STOP_TIME, START_SERVICE_TIME FROM DBA_OB_SERVERS";
const ZONES_SQL = "SELECT ZONE, STATUS FROM DBA_OB_ZONES";

type Server = NonNullable<Cluster["zones"]>[number]["servers"][number];
const AT_WORK: readonly ServerStatus[] = [
  ...(["STARTING", "RESTARTING", "SERVICE_STOPPING", "PROCESS_STOPPING"] as const),
];

type Rows = Record<string, string | number | null>[];

/**
 * What the API shows must come to be what processes and views say, by a judgement of its own. Servers that change
 * all the time by a fault, and everything while a task works, are left out.
 */
export async function checkTruth(rig: ChaosRig): Promise<void> {
  let differences: string[] = [];
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    const seen = await lookAround(rig);
    const views = await readViews(rig);
    differences = seen.servers.flatMap((server, index) => differenceOf(rig, server, index, views));
    if (differences.length === 0) return;
  }
  throw new Error(`What is shown does not become true: ${differences.join("; ")}`);
}

/** A server is shown at work only while a task holds it; what a task holds it need not work on. */
export function checkHolders({ servers }: Seen): void {
  for (const { id, status, task } of servers)
    if (AT_WORK.includes(status) && !task)
      throw new Error(`Server ${id} is shown ${status}, and no task holds it`);
}

function differenceOf(rig: ChaosRig, server: Server, index: number, views: Views | undefined) {
  if (server.task || rig.damage.diesByItself(index)) return [];
  const home = rig.homes[index] ?? "";
  const expected = expectedOf(server, observersIn(home).length > 0, views);
  return expected === server.status
    ? []
    : [`${server.ip} is shown ${server.status} and is ${expected}`];
}

function expectedOf({ ip, zoneName }: Server, runs: boolean, views: Views | undefined): string {
  const row = views?.servers.find(({ SVR_IP }) => SVR_IP === ip);
  if (row?.STATUS !== "ACTIVE") return runs ? "UNAVAILABLE" : "PROCESS_STOPPED";
  const zone = views?.zones.find(({ ZONE }) => ZONE === zoneName);
  if (row.STOP_TIME !== null || zone?.STATUS === "INACTIVE") return "SERVICE_STOPPED";
  return row.START_SERVICE_TIME === null ? "UNAVAILABLE" : "RUNNING";
}

interface Views {
  servers: Rows;
  zones: Rows;
}

/** The views of the first server that answers SQL; undefined when none does. */
async function readViews({ fleet, homes }: ChaosRig): Promise<Views | undefined> {
  for (const index of homes.keys()) {
    if (observersIn(homes[index] ?? "").length === 0) continue;
    const servers = await ask(fleet, CLUSTER, index, SERVERS_SQL);
    const zones = await ask(fleet, CLUSTER, index, ZONES_SQL);
    if (typeof servers === "object" && typeof zones === "object") return { servers, zones };
  }
  return undefined;
}
