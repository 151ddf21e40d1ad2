import type { Cluster } from "@/lib/contract/cluster";
import type { TaskSummary } from "@/lib/contract/task";
import type { ChaosRig } from "./rig";

type Server = NonNullable<Cluster["zones"]>[number]["servers"][number];

/** What a client sees before it decides what to do next. */
export interface Seen {
  cluster: Cluster;
  servers: Server[];
  /** The latest, newest first. */
  tasks: TaskSummary[];
  working: TaskSummary[];
  /** Failed, and not given up. */
  failed: TaskSummary[];
}

const HOW_MANY = 25;

/** Reads the cluster and its latest tasks by the API. */
export async function lookAround({ client }: ChaosRig, size = HOW_MANY): Promise<Seen> {
  const cluster: Cluster = await client.read("/api/v2/ob/clusters/1");
  const page = await client.read(`/api/v2/tasks/instances?size=${size}`);
  const tasks: TaskSummary[] = page.contents;
  const servers = (cluster.zones ?? []).flatMap((zone) => zone.servers);
  return {
    ...{ cluster, servers, tasks },
    working: tasks.filter(({ status }) => status === "RUNNING"),
    failed: tasks.filter(({ status, abandoned }) => status === "FAILED" && !abandoned),
  };
}
