/** How long the parts of a boot take, and how long a silent server still counts as alive. */
export interface Timing {
  /** Forked, nothing listens. */
  silentMs: number;
  /** Ports listen, a login is answered with 8001. */
  initializingMs: number;
  /** A login is answered with 1049 or 5150. */
  restrictedMs: number;
  /** The row is ACTIVE, START_SERVICE_TIME is not yet the new one. */
  joiningMs: number;
  /** It serves, and its logs are not yet in sync. */
  catchingUpMs: number;
  /** The row turns INACTIVE this long after the last heartbeat. */
  leaseMs: number;
  heartbeatMs: number;
  agentBootMs: number;
}

// Below this a heartbeat that is late because the machine is busy would look like a dead server.
const SHORTEST_LEASE_MS = 1_000;
const HEARTBEATS_A_LEASE = 5;

/** The times at a speed: 1 is a believable boot of about 7 s, 10 is ten times faster. */
export function timingAt(speed: number): Timing {
  const leaseMs = Math.max(SHORTEST_LEASE_MS, 3_000 / speed);
  return {
    silentMs: 500 / speed,
    initializingMs: 5_000 / speed,
    restrictedMs: 500 / speed,
    joiningMs: 1_000 / speed,
    catchingUpMs: 1_000 / speed,
    leaseMs,
    heartbeatMs: leaseMs / HEARTBEATS_A_LEASE,
    agentBootMs: 1_000 / speed,
  };
}
