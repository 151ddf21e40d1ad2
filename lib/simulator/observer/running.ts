import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClusterState, readClusterState } from "../cluster-state";
import type { ProcessId } from "../process-table";
import { readFault } from "../read-fault";
import type { ObserverLog } from "./observer-log";
import type { Place } from "./place";

/** How far the boot is; what a login is answered with depends on it. */
export type Phase = "initializing" | "restricted" | "joining" | "serving";

/** One observer while it runs: what its parts share. */
export class Running {
  readonly place: Place;
  readonly self: ProcessId;
  readonly log: ObserverLog;
  readonly sqlPort: number;
  phase: Phase = "initializing";

  constructor(place: Place, self: ProcessId, log: ObserverLog, sqlPort: number) {
    this.place = place;
    this.self = self;
    this.log = log;
    this.sqlPort = sqlPort;
  }

  /** The fault of this server, as it is set now. */
  get fault() {
    return readFault(this.place.home);
  }

  /** The cluster as the shared files have it now, or as one cut off from it sees it. */
  cluster(): ClusterState {
    const state = readClusterState(this.place.cluster, this.place.timing);
    return this.fault?.kind === "lost-majority" ? cutOff(state) : state;
  }

  /** Waits for a part of the boot; a slow boot set or healed meanwhile takes effect at once. */
  async pass(partMs: number): Promise<void> {
    let left = partMs;
    while (left > 0) {
      const factor = this.fault?.kind === "slow-boot" ? this.fault.factor : 1;
      const tickMs = Math.min(200, Math.max(1, left * factor));
      const before = performance.now();
      await sleep(tickMs);
      left -= (performance.now() - before) / factor;
    }
  }
}

/** Nobody is heard of any more. */
function cutOff(state: ClusterState): ClusterState {
  const streams = state.streams.map((stream) => ({
    ...stream,
    members: stream.members.map((each) => ({ ...each, serving: false, answers: false })),
  }));
  return { ...state, streams, hasMajority: false };
}
