import "server-only";
import type { Action, StopType } from "@/lib/contract/action";
import type { Locale } from "@/lib/contract/failure";
import type { Plan } from "@/lib/contract/plan";
import type { StartedTask } from "@/lib/contract/task";
import type { User } from "@/lib/contract/user";
import { Answer } from "@/lib/http/answer";
import type { Handlers } from "@/lib/http/handler";
import { operate } from "@/lib/operations/operate/operate";
import { makePlan } from "@/lib/operations/plan/make-plan";
import type { OperationRequest } from "@/lib/operations/plan/operation-request";
import type { Database } from "@/lib/store/database";

/** What the calls of all operations and plans have in common, whatever they are about. */
interface Call {
  actor: User;
  params: { id: number; serverId?: number; zoneName?: string };
  body: {
    serverIds?: number[];
    type?: StopType;
    force?: boolean;
    freezeServer?: boolean;
    serversAtOnce?: number | undefined;
    reason?: string | undefined;
    stateVersion?: string | undefined;
  };
  locale: Locale;
  traceId: string;
}

type Verb = "start" | "stop" | "restart";
type Target = "Server" | "Zone" | "Cluster" | "Servers";
type Operation = `${Verb}${Target}` | "rollingRestart";
type OperationHandlers = Pick<Handlers, Operation | `plan${Capitalize<Operation>}`>;

/** The operations on servers, zones and clusters, and the plan beside each. */
export function operationHandlers(db: Database): OperationHandlers {
  const run =
    (action: Action) =>
    async (call: Call): Promise<Answer<StartedTask>> => {
      const { actor, body, locale, traceId } = call;
      const { reason, stateVersion } = body;
      const circumstances = { reason, stateVersion, locale, traceId };
      const task = await operate(db, actor, requestOf(action, call), circumstances);
      return new Answer(task, { taskId: task.id });
    };
  const plan =
    (action: Action) =>
    (call: Call): Promise<Plan> =>
      makePlan(db, requestOf(action, call), call.locale);

  return {
    startServer: run("START"),
    stopServer: run("STOP"),
    restartServer: run("RESTART"),
    startServers: run("START"),
    stopServers: run("STOP"),
    restartServers: run("RESTART"),
    startZone: run("START"),
    stopZone: run("STOP"),
    restartZone: run("RESTART"),
    startCluster: run("START"),
    stopCluster: run("STOP"),
    restartCluster: run("RESTART"),
    rollingRestart: run("ROLLING_RESTART"),

    planStartServer: plan("START"),
    planStopServer: plan("STOP"),
    planRestartServer: plan("RESTART"),
    planStartServers: plan("START"),
    planStopServers: plan("STOP"),
    planRestartServers: plan("RESTART"),
    planStartZone: plan("START"),
    planStopZone: plan("STOP"),
    planRestartZone: plan("RESTART"),
    planStartCluster: plan("START"),
    planStopCluster: plan("STOP"),
    planRestartCluster: plan("RESTART"),
    planRollingRestart: plan("ROLLING_RESTART"),
  };
}

/** The path says what is acted on: a server, a zone, or else the cluster; a list of servers is in the body. */
function requestOf(action: Action, { params, body }: Call): OperationRequest {
  const { type, force = false, freezeServer = false, serversAtOnce } = body;
  return {
    clusterId: params.id,
    action,
    ...targetOf(params, body),
    force,
    freezeServer,
    ...(type !== undefined && { stopType: type }),
    ...(serversAtOnce !== undefined && { serversAtOnce }),
  };
}

function targetOf(
  { serverId, zoneName }: Call["params"],
  { serverIds }: Call["body"],
): Pick<OperationRequest, "scope" | "serverIds" | "zoneName"> {
  if (serverId !== undefined) return { scope: "SERVER", serverIds: [serverId] };
  if (serverIds) return { scope: "SERVER", serverIds: [...new Set(serverIds)] };
  return zoneName === undefined ? { scope: "CLUSTER" } : { scope: "ZONE", zoneName };
}
