import "server-only";
import { join } from "node:path";
import { type ClusterFacts, readClusterFacts } from "../cluster-files";
import { type Timing, timingAt } from "../timing";
import { readIfThere } from "../write-file";

/** The persisted parameters of an observer: `etc/observer.config.bin`. Paths are relative to the home. */
export interface ObserverConfig {
  serverId: number;
  zone: string;
  ip: string;
  sqlPort: number;
  rpcPort: number;
  /** Directory of the cluster's shared state. */
  cluster: string;
}

/** Where an observer is, and what it was configured to be. */
export interface Place {
  home: string;
  config: ObserverConfig;
  cluster: string;
  facts: ClusterFacts;
  timing: Timing;
}

/** Reads the parameters that the home of an observer keeps; undefined when it was never set up. */
export function readPlace(home: string): Place | undefined {
  const text = readIfThere(join(home, "etc/observer.config.bin"));
  if (text === undefined) return undefined;
  // ensureFleet writes both files.
  const config = JSON.parse(text) as ObserverConfig;
  const cluster = join(home, config.cluster);
  const facts = readClusterFacts(cluster);
  const simulation = readIfThere(join(cluster, "../simulation.json"));
  if (!facts || simulation === undefined) return undefined;
  const { speed } = JSON.parse(simulation) as { speed: number };
  return { home, config, cluster, facts, timing: timingAt(speed) };
}
