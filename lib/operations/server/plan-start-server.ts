import type { NewSubtask, NewTask } from "@/lib/store/create-task";
import type { ServerStep } from "../steps/server-step";

/** The server to start and what its cluster and zone are at this moment. */
export interface StartPlan {
  clusterId: number;
  clusterName: string;
  clusterStatus: string;
  zoneName: string;
  zoneStatus: string;
  serverId: number;
}

/** The subtasks of a start: the steps in a chain, each waiting for the one before it. */
export function planStartServer(
  steps: readonly ServerStep[],
  { clusterId, serverId }: StartPlan,
): NewSubtask[] {
  return steps.map(({ id, title, timeoutMs }, index) => ({
    key: id,
    stepId: id,
    name: title,
    input: { clusterId, serverId },
    timeoutMs,
    upstreams: steps.slice(Math.max(0, index - 1), index).map((before) => before.id),
  }));
}

/** The facts that OCP's task begins with, by the names and in the order of its page "Start an OBServer". */
export const startContext = (plan: StartPlan): NewTask["context"] => ({
  cluster_name: plan.clusterName,
  cluster_id: String(plan.clusterId),
  ocpagent_service_name: "agent",
  former_cluster_status: plan.clusterStatus,
  target_zone_status: "RUNNING",
  former_zone_status: plan.zoneStatus,
  zone_name: plan.zoneName,
  target_cluster_status: "RUNNING",
  server_id: String(plan.serverId),
});

/** The context as a client of OCP 3.0 sees it: the text of a Java object, not JSON. */
export function contextText(context: NewTask["context"], serverId: number): string {
  const facts = Object.entries(context).map(([name, value]) => `${name}=${value}`);
  return `Context(parallelIdx=-1, stringMap={${facts.join(", ")}}, listMap={server_ids=[${serverId}]})`;
}
