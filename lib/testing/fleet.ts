import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { FleetFile } from "@/lib/contract/fleet-file";
import { buildObserver } from "@/lib/simulator/build.mjs";
import { readHeartbeat } from "@/lib/simulator/cluster-files";
import { readClusterState } from "@/lib/simulator/cluster-state";
import { ensureFleet, startFleet, stopFleet } from "@/lib/simulator/fleet";
import { clusterOf, type FleetShape } from "@/lib/simulator/fleet-shape";
import { isRunning } from "@/lib/simulator/process-table";
import { readSimulation } from "@/lib/simulator/simulation";
import { releaseSubnet } from "@/lib/simulator/subnet";
import { timingAt } from "@/lib/simulator/timing";

export interface FreshFleetWish {
  /** One cluster `ob_test` of three zones with a server each, unless said otherwise. */
  shape?: FleetShape;
  /** 20 unless said otherwise: a boot of about a third of a second. */
  speed?: number;
  /** For a fleet that several tests share: it stays until `remove` is called. */
  untilRemoved?: boolean;
}

type Cluster = FleetFile["clusters"][number];

/** A simulated fleet of its own: real processes in a temporary directory. */
export interface FreshFleet {
  directory: string;
  file: FleetFile;
  cluster(name: string): Cluster;
  /** The server at a place of the fleet file's list, from 0. */
  server(clusterName: string, index: number): Cluster["servers"][number];
  home(clusterName: string, index: number): string;
  /** Starts every server that its shape says runs, and waits until they serve. */
  start(): Promise<void>;
  /** Waits until a server serves, for long enough for its logs to be in sync. */
  serving(clusterName: string, index: number): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

const PATIENCE = { timeout: 60_000, interval: 50 };
const DEFAULT_SHAPE: FleetShape = [clusterOf("ob_test", [1, 1, 1])];

/** Makes a fleet; nothing of it runs yet. It is stopped and removed when the test ends. */
export async function freshFleet(wish: FreshFleetWish = {}): Promise<FreshFleet> {
  const { shape = DEFAULT_SHAPE, speed = 20 } = wish;
  const bundle = await buildObserver();
  const directory = await realpath(await mkdtemp(join(tmpdir(), "obdeck-fleet-")));
  const file = await ensureFleet({ directory, bundle, speed, shape });

  const cluster = (name: string) => found(file.clusters.find((each) => each.name === name));
  const server = (name: string, index: number) => found(cluster(name).servers[index]);
  const serving = (name: string, index: number) =>
    vi.waitFor(() => expectServing(directory, speed, name, index), PATIENCE);
  const fleet: FreshFleet = {
    directory,
    file,
    cluster,
    server,
    home: (name, index) => server(name, index).home,
    serving,
    async start() {
      await startFleet(directory);
      const wanted = shape.flatMap(({ name, zones }) =>
        zones.flat().flatMap(({ state = "running" }, index) => {
          const runs = state === "running" || state === "service-stopped";
          return runs ? [serving(name, index)] : [];
        }),
      );
      await Promise.all(wanted);
    },
    stop: () => stopFleet(directory),
    async remove() {
      if (!existsSync(directory)) return;
      await stopFleet(directory);
      const subnet = readSimulation(directory)?.subnet;
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
      if (subnet !== undefined) releaseSubnet(subnet);
    },
  };
  if (!wish.untilRemoved) onTestFinished(() => fleet.remove(), 30_000);
  return fleet;
}

function expectServing(directory: string, speed: number, name: string, index: number): void {
  const cluster = join(directory, name);
  const timing = timingAt(speed);
  const { servers } = readClusterState(cluster, timing);
  const { serving, startServiceTimeUs, ip, id } = found(servers[index]);
  const process = readHeartbeat(cluster, id)?.process;
  // A dead process still serves in the cluster's eyes until its lease ends.
  const isTooNew = Date.now() - (startServiceTimeUs ?? 0) / 1000 < timing.catchingUpMs;
  if (!serving || isTooNew || process === undefined || !isRunning(process))
    throw new Error(`${name} ${ip} does not serve yet`);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The fleet has no such cluster or server");
  return value;
}
