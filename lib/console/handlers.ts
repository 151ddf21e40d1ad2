import "server-only";
import { hostname } from "node:os";
import type { Gate } from "@/lib/access/gate";
import type { Sso } from "@/lib/access/sso";
import type { endpoints } from "@/lib/contract/endpoints";
import { toTime } from "@/lib/contract/time";
import { Answer } from "@/lib/http/answer";
import type { Call, Handlers } from "@/lib/http/handler";
import { getCluster, listZones } from "@/lib/operations/cluster/get-cluster";
import { listClusters } from "@/lib/operations/cluster/list-clusters";
import { listServers, listZoneServers } from "@/lib/operations/cluster/list-servers";
import { getLog } from "@/lib/operations/task/get-log";
import { getSubtask } from "@/lib/operations/task/get-subtask";
import { listTasks } from "@/lib/operations/task/list-tasks";
import { pollTask } from "@/lib/operations/task/poll-task";
import type { TaskWatcher } from "@/lib/operations/task/task-watcher";
import type { SecretKeys } from "@/lib/process/secret";
import type { Database } from "@/lib/store/database";
import { administrationHandlers, profileHandlers } from "./access-handlers";
import { apiDocument } from "./api-document";
import { credentialHandlers } from "./credential-handlers";
import { diagnosisHandlers } from "./diagnosis-handlers";
import { type Health, healthStatus, statusText } from "./health";
import { hostHandlers } from "./host-handlers";
import { operationHandlers } from "./operation-handlers";
import { ssoHandlers } from "./sso-handlers";
import { steeringHandlers } from "./steering-handlers";
import { VERSION } from "./version";

type TaskCall = Call<(typeof endpoints)["getTask" | "getTaskByShortPath"]>;

/** What the handlers stand on. */
export interface HandlerParts {
  db: Database;
  gate: Gate;
  /** What secrets are sealed with. */
  keys: SecretKeys;
  /** Absent where single sign-on is not set up. */
  sso?: Sso | undefined;
  watcher: TaskWatcher;
  health(): Promise<Health>;
}

const INFO = {
  name: "OBDeck",
  group: "obdeck",
  artifact: "obdeck",
  buildVersion: VERSION,
  server: hostname(),
};

/** The one place where endpoints and what the console can do are joined. */
export function createHandlers({ db, gate, keys, sso, watcher, health }: HandlerParts): Handlers {
  const answerPoll = async (call: TaskCall) => {
    const { params, query } = call;
    const poll = { ...call, ...params, since: query.since, waitSeconds: query.wait };
    const { etag, data } = await pollTask(db, watcher, poll);
    return data ? new Answer(data, { etag }) : Answer.notModified(etag);
  };

  return {
    listClusters: ({ actor, query }) => listClusters(db, actor, query),
    getCluster: ({ params }) => getCluster(db, params.id),
    listZones: ({ params }) => listZones(db, params.id),
    listServers: ({ params, query }) => listServers(db, params.id, query),
    listZoneServers: ({ params }) => listZoneServers(db, params.id, params.zoneName),

    ...hostHandlers(db),
    ...operationHandlers(db),
    ...steeringHandlers(db),
    ...diagnosisHandlers(db),

    listTasks: ({ actor, query }) => listTasks(db, actor, query),
    getTask: answerPoll,
    getTaskByShortPath: answerPoll,
    getSubtask: ({ params, locale }) => getSubtask(db, params, locale),
    getSubtaskLog: ({ params, query }) => getLog(db, params, query.offset),

    ...profileHandlers(db, gate),
    ...administrationHandlers(db, gate),
    ...ssoHandlers(sso, gate.sessions.wholeSeconds),
    ...credentialHandlers(db, keys),

    getTime: () => toTime(new Date()),
    getInfo: () => INFO,
    async getStatus({ query }) {
      const found = await health();
      const text = statusText(found, query.includeUnavailableComponent === "true");
      return new Answer(text, { status: healthStatus(found) });
    },
    async getHealth() {
      const found = await health();
      return new Answer(found, { status: healthStatus(found) });
    },
    getOpenApi: () => apiDocument(),
  };
}
