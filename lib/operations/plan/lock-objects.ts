/** The names of what a task can hold, as in the rows of `task_lock`. */
export const lockOf = {
  server: (serverId: number) => `server:${serverId}`,
  zone: (zoneId: number) => `zone:${zoneId}`,
  cluster: (clusterId: number) => `cluster:${clusterId}`,
  /** The right to take servers of a cluster out of service. */
  outage: (clusterId: number) => `outage:${clusterId}`,
};
