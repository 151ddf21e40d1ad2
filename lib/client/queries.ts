import { queryOptions } from "@tanstack/react-query";
import { type Cluster, getCluster, listClusters } from "@/lib/contract/cluster";
import type { DataOf } from "@/lib/contract/endpoint";
import type { ServerStatus } from "@/lib/contract/status";
import { listTasks } from "@/lib/contract/task-endpoints";
import { call } from "./call";
import { isPassing } from "./call-error";
import { againInMs } from "./connection";

const MOVING_MS = 3000;
const QUIET_MS = 15_000;
const MOST_CLUSTERS = 2000;
const MOST_FAILED = 50;

/**
 * When to ask again. A page that is hidden does not ask (TanStack's default); an error that will not
 * pass is not asked for again.
 */
const every =
  <T>(intervalMs: (data: T) => number) =>
  ({ state }: { state: { data: T | undefined; error: Error | null } }): number | false => {
    if (state.error) return isPassing(state.error) ? againInMs() : false;
    return state.data === undefined ? QUIET_MS : intervalMs(state.data);
  };

const MOVING: readonly ServerStatus[] = [
  "STARTING",
  "RESTARTING",
  "SERVICE_STOPPING",
  "PROCESS_STOPPING",
  "DELETING",
];

/** A server that is between two states, or a task under way, moves a cluster. */
const isMoving = ({ tasks, serverMarks }: Cluster): boolean =>
  tasks.length > 0 || serverMarks.some(({ status }) => MOVING.includes(status));

const polled = { staleTime: 0, structuralSharing: false, refetchOnWindowFocus: true } as const;

/** Every cluster, without its zones. */
export const clustersQuery = () =>
  queryOptions({
    ...polled,
    queryKey: ["clusters"],
    queryFn: ({ signal }) =>
      call(listClusters, { query: { size: MOST_CLUSTERS, withZones: "false" }, signal }),
    refetchInterval: every<DataOf<typeof listClusters>>(({ contents }) =>
      contents.some(isMoving) ? MOVING_MS : QUIET_MS,
    ),
  });

/** One cluster with its zones and servers. */
export const clusterQuery = (id: number) =>
  queryOptions({
    ...polled,
    queryKey: ["cluster", id],
    queryFn: ({ signal }) => call(getCluster, { params: { id }, signal }),
    refetchInterval: every<Cluster>((cluster) => (isMoving(cluster) ? MOVING_MS : QUIET_MS)),
  });

/** How many tasks run. */
export const runningTasksQuery = () =>
  queryOptions({
    ...polled,
    queryKey: ["tasks", "running"],
    queryFn: ({ signal }) =>
      call(listTasks, { query: { status: "RUNNING", size: 1, withSubtasks: "false" }, signal }),
    refetchInterval: every<DataOf<typeof listTasks>>(({ page }) =>
      page.totalElements > 0 ? MOVING_MS : QUIET_MS,
    ),
  });

/** The tasks that failed last, as many as the shell counts. */
export const failedTasksQuery = () =>
  queryOptions({
    ...polled,
    queryKey: ["tasks", "failed"],
    queryFn: ({ signal }) =>
      call(listTasks, {
        query: { status: "FAILED", size: MOST_FAILED, withSubtasks: "false" },
        signal,
      }),
    refetchInterval: every<DataOf<typeof listTasks>>(() => QUIET_MS),
  });
