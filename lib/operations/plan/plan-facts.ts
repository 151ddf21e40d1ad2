import type { Holder } from "@/lib/contract/holder";
import type { LogStream } from "@/lib/contract/log-stream";
import type { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";

/** A server as the planner sees it: as last observed, never as a task shows it. */
export interface PlanServer {
  id: number;
  /** `ip:rpcPort`. */
  name: string;
  zoneName: string;
  status: ServerStatus;
  withRootserver: boolean;
  hasAgent: boolean;
}

/** All that a plan depends on, read from the rows at one moment. */
export interface PlanFacts {
  clusterId: number;
  clusterName: string;
  obClusterId: number;
  status: ClusterStatus;
  /** In name order. */
  zones: readonly { id: number; name: string; status: ZoneStatus }[];
  /** In zone and id order. */
  servers: readonly PlanServer[];
  /** Undefined until the console has seen any. */
  logStreams: readonly LogStream[] | undefined;
  /** Who holds what now, by `lock-objects.ts`'s names. */
  holders: ReadonlyMap<string, Holder>;
}
