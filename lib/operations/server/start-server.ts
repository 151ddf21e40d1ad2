import "server-only";
import { and, eq } from "drizzle-orm";
import { Failure, type Locale } from "@/lib/contract/failure";
import { isStartable, STARTABLE } from "@/lib/contract/status";
import { LegacySubtask, type StartedTask } from "@/lib/contract/task";
import type { User } from "@/lib/contract/user";
import { createTask, ServerHeld } from "@/lib/store/create-task";
import type { Database } from "@/lib/store/database";
import { server, task, zone } from "@/lib/store/schema";
import { requireCluster } from "../cluster/require-cluster";
import { idIs } from "../id-is";
import { shownStatus } from "../shown-status";
import { startServerSteps } from "../steps/start-server-steps";
import { addressOf } from "../target";
import { getTask } from "../task/get-task";
import { contextText, planStartServer, type StartPlan, startContext } from "./plan-start-server";

interface Start {
  clusterId: number;
  serverId: number;
  locale: Locale;
  traceId: string;
}

/**
 * Starts a stopped server: adds the task and answers it at once, the work is the task's.
 * Throws OBE11001, OBE19001, OBE19012 while another task holds the server, OBE19003 in a state from which
 * it cannot be started.
 */
export async function startServer(db: Database, actor: User, start: Start): Promise<StartedTask> {
  const cluster = await requireCluster(db, start.clusterId);
  const found = await requireServer(db, cluster.id, start.serverId);
  const holder = await findHolder(db, found.server.id);
  if (holder) throw heldBy(found.server.id, holder);
  const status = shownStatus.server(found.server.observedStatus, false);
  if (!isStartable(status))
    throw new Failure("OBE19003", [found.server.id, status, STARTABLE.join(", ")]);

  const plan: StartPlan = {
    clusterId: cluster.id,
    clusterName: cluster.name,
    clusterStatus: cluster.observedStatus,
    zoneName: found.zone.name,
    zoneStatus: found.zone.observedStatus,
    serverId: found.server.id,
  };
  const context = startContext(plan);
  const taskId = await createOrRefuse(db, {
    name: "Start OB server",
    clusterId: cluster.id,
    serverId: found.server.id,
    clusterName: cluster.name,
    obClusterId: cluster.obClusterId,
    targetName: addressOf(found.server.ip, found.server.rpcPort),
    zoneName: found.zone.name,
    creator: { id: actor.id, name: actor.name },
    context,
    traceId: start.traceId,
    subtasks: planStartServer(startServerSteps, plan),
  });
  return toStartedTask(db, taskId, contextText(context, found.server.id), start.locale);
}

async function toStartedTask(
  db: Database,
  taskId: number,
  context: string,
  locale: Locale,
): Promise<StartedTask> {
  const started = await getTask(db, taskId, locale);
  return {
    ...started,
    clusterId: started.cluster.id,
    context,
    tasks: started.subtasks.map((one) => LegacySubtask.parse(one)),
  };
}

async function requireServer(db: Database, clusterId: number, serverId: number) {
  const [row] = await db
    .select({ server, zone })
    .from(server)
    .innerJoin(zone, eq(zone.id, server.zoneId))
    .where(and(idIs(server.id, serverId), eq(server.clusterId, clusterId)));
  if (!row) throw new Failure("OBE19001", [serverId, clusterId]);
  return row;
}

interface HoldingTask {
  /** Unknown when it ended between the refusal and the question. */
  id: number | undefined;
  name: string;
}

async function findHolder(db: Database, serverId: number): Promise<HoldingTask | undefined> {
  const [row] = await db
    .select({ id: task.id, name: task.name })
    .from(task)
    .where(and(eq(task.serverId, serverId), eq(task.status, "RUNNING")));
  return row;
}

const heldBy = (serverId: number, { id, name }: HoldingTask): Failure =>
  new Failure("OBE19012", [serverId, id ?? "?", name]);

/** Two starts at the same moment both pass the checks; the index lets one through and names it here. */
async function createOrRefuse(
  db: Database,
  newTask: Parameters<typeof createTask>[1],
): Promise<number> {
  try {
    return await createTask(db, newTask);
  } catch (error) {
    if (!(error instanceof ServerHeld)) throw error;
    throw heldBy(error.serverId, { id: error.taskId, name: newTask.name });
  }
}
