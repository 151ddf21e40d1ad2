import type { Fault } from "./fault";

/** One simulated server as it is first laid out. */
export interface ServerShape {
  /** `running` unless said otherwise. A `service-stopped` server runs and has its STOP_TIME set. */
  state?: "running" | "process-stopped" | "service-stopped" | "stopped";
  fault?: Fault;
  agent?: boolean;
}

/** One simulated cluster: its zones in order, each a list of servers. */
export interface ClusterShape {
  name: string;
  obClusterId: number;
  version: string;
  edition: "CE" | "EE";
  zones: ServerShape[][];
}

export type FleetShape = ClusterShape[];

/** A cluster of running servers: `clusterOf("ob_pay", [3, 3])` has two zones of three. */
export function clusterOf(
  name: string,
  serversOfZones: readonly number[],
  facts: Partial<Omit<ClusterShape, "name" | "zones">> = {},
): ClusterShape {
  const zones = serversOfZones.map((count) => Array.from({ length: count }, () => ({})));
  return { name, obClusterId: 1, version: "4.3.5.1", edition: "CE", ...facts, zones };
}

/**
 * What `npm start` shows: a server whose process and service are stopped and one whose service alone
 * is, both with an agent to start, and one that fails to start because its log disk is full.
 */
export const DEFAULT_SHAPE: FleetShape = [
  {
    name: "ob_pay",
    obClusterId: 1001,
    version: "4.3.5.1",
    edition: "CE",
    zones: [
      [{}, {}, { state: "process-stopped", fault: { kind: "log-disk-full" } }],
      [{}, {}, { state: "service-stopped", agent: true }],
    ],
  },
  {
    name: "ob_order",
    obClusterId: 1002,
    version: "4.2.5.3",
    edition: "EE",
    zones: [
      [{}, {}],
      [{}, { state: "stopped", agent: true }],
      [{}, {}],
    ],
  },
  { name: "ob_report", obClusterId: 1003, version: "4.2.1.8", edition: "CE", zones: [[{}]] },
];
