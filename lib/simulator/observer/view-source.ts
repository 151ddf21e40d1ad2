import "server-only";
import { LockHeld, withClusterLock } from "../cluster-lock";
import type { ClusterState, ServerState } from "../cluster-state";
import { type LedStream, lookAtStreams, settleStreams } from "../elect";
import { isSys } from "../log-streams";
import type { View } from "./evaluate";
import type { Running } from "./running";
import type { Value, ValueType } from "./value";

/** What a view is computed from: the cluster as the shared files have it now. */
export interface Seen {
  running: Running;
  state: ClusterState;
  streams: LedStream[];
  rootServerId: number | undefined;
}

/** A view before it is looked at. `overTables` views can only be read while there is a majority. */
export interface ViewSource {
  columns: Record<string, ValueType>;
  overTables: boolean;
  rows(seen: Seen): View["rows"];
}

/**
 * Whose memory a view shows: those that serve, and the one that answers, which may still be joining. That a real one
 * tells its own so early is assumed, not read off one.
 */
export const tellingServers = ({ running, state }: Seen): ServerState[] =>
  state.servers.filter(({ id, serving }) => serving || id === running.place.config.serverId);

/** Looks at the cluster for one statement, after what should have happened by now has. */
export async function see(running: Running): Promise<Seen> {
  const { cluster } = running.place;
  const state = running.cluster();
  const { streams, isSettled } = lookAtStreams(cluster, state);
  if (isSettled) return seen(running, state, streams);
  try {
    return await withClusterLock(cluster, () => {
      const fresh = running.cluster();
      return seen(running, fresh, settleStreams(cluster, fresh));
    });
  } catch (error) {
    if (error instanceof LockHeld) return seen(running, state, streams);
    throw error;
  }
}

function seen(running: Running, state: ClusterState, streams: LedStream[]): Seen {
  const sys = streams.find(isSys);
  // Before any server serves, a root service that only boots others is there.
  const booting = state.hasMajority ? sys?.members.find(({ alive }) => alive)?.id : undefined;
  return { running, state, streams, rootServerId: sys?.leaderId ?? booting };
}

/** A timestamp column's value; NULL for none. */
export const time = (micros: number | null | undefined): Value =>
  micros === null || micros === undefined ? null : { micros: Math.trunc(micros), as: "timestamp" };

// A server that was silent for this many leases gets no new replicas.
const LEASES_UNTIL_BLOCK = 10;

/** When moving replicas to a silent server was blocked; null while it is heard of. */
export function blockedSinceUs({ running }: Seen, server: ServerState): number | null {
  if (server.alive || server.lastHeartbeatMs === undefined) return null;
  const sinceMs = server.lastHeartbeatMs + LEASES_UNTIL_BLOCK * running.place.timing.leaseMs;
  return sinceMs > Date.now() ? null : Math.trunc(sinceMs) * 1000;
}

/** When a server's lease ran out; null while it is heard of. */
export function offlineSinceUs({ running }: Seen, server: ServerState): number | null {
  if (server.alive || server.lastHeartbeatMs === undefined) return null;
  return Math.trunc(server.lastHeartbeatMs + running.place.timing.leaseMs) * 1000;
}

/** ACTIVE, INACTIVE or DELETING. */
export function statusOf(server: ServerState): string {
  if (server.deleting) return "DELETING";
  return server.alive ? "ACTIVE" : "INACTIVE";
}
