import type { EndpointName } from "./endpoints";

/** A call that OCP has too: where it is written, and what differs. */
export interface OcpCall {
  source: string;
  /** Names of the parameters and fields that OCP takes there, beside those of the path; by spaces. */
  takes?: string;
  /** Why one of those is not taken here. */
  absent?: Record<string, string>;
  /** What else is taken here. */
  added?: Record<string, string>;
  /** The object of `ocp-objects.ts` that it answers. */
  answers?: string;
  remarks?: readonly string[];
}

const DOC = "ocp-doc V4.2.2, ";
const CLUSTERS = `${DOC}450.cluster-information/`;
const TASKS = `${DOC}1100.task-management/`;
const PAGED = "page size sort";
const TASK = "TaskInstance (the answer to an operation)";

const REASON = { reason: "why, for the task's history and the audit" };
const PLANNED = { ...REASON, stateVersion: "of a plan: 412 when the world has changed since" };
const HARD = {
  force: "here too; FORCE STOP and nothing more, and it needs `CLUSTER_FORCE:{id}:UPDATE`",
  freezeServer: "here too: a minor freeze before the process ends",
};
const SERVER_STOP = "force freezeServer type";
const SERVER_STOP_SOURCE =
  "`freezeServer` and `type` are OCP 4.3.5's, `force` is 4.2's; each may be left out. `force` needs `CLUSTER_FORCE:{id}:UPDATE`.";

/** Every endpoint that is not an addition. A test holds each to its declaration. */
export const OCP_CALLS: Partial<Record<EndpointName, OcpCall>> = {
  listClusters: {
    source: `${CLUSTERS}100`,
    takes: `${PAGED} name status withStandby foldStandby withRemote`,
    added: { withZones: "`false` leaves `zones` out" },
    answers: "Cluster",
    remarks: [
      "`status` may be any of OCP's; those that are never shown find nothing.",
      "`withStandby` and `foldStandby` are obsolete in OCP, and clusters of another OCP, which `withRemote` asks for, are not known here: all three are accepted, and change nothing.",
      "Only clusters that the caller may read.",
    ],
  },
  getCluster: {
    source: "ob-private-terraform-provider (no page of OCP's documents it)",
    answers: "Cluster",
  },
  listZones: {
    source: `${CLUSTERS}800`,
    answers: "Zone",
    remarks: ["No `page`, as in OCP's sample."],
  },
  listServers: { source: `${CLUSTERS}2400`, takes: "regionName idcName", answers: "Server" },
  listZoneServers: {
    source: `${CLUSTERS}2500`,
    answers: "Server",
    remarks: [
      "The table of OCP's page drops `/ob` from the path; its sample and its clients do not.",
    ],
  },
  listHosts: {
    source: `${DOC}600.host-module/1300`,
    takes: `${PAGED} status keyword includedServiceType excludedServiceType`,
    answers: "Host",
    remarks: ["Only hosts that the caller may read, with a server of a registered cluster."],
  },
  getHost: { source: `${DOC}600.host-module/1400`, answers: "Host" },
  startServer: { source: `${CLUSTERS}1700`, added: PLANNED, answers: TASK },
  stopServer: {
    source: `${CLUSTERS}1600; docs of OCP V4.3.5`,
    takes: SERVER_STOP,
    added: PLANNED,
    answers: TASK,
    remarks: [SERVER_STOP_SOURCE, "`type` is `STOP_PROCESS` where it is left out."],
  },
  restartServer: {
    source: `${CLUSTERS}1800; docs of OCP V4.3.5`,
    takes: "force freezeServer",
    added: PLANNED,
    answers: TASK,
    remarks: [SERVER_STOP_SOURCE],
  },
  startZone: { source: `${CLUSTERS}1200`, added: PLANNED, answers: TASK },
  stopZone: {
    source: `${CLUSTERS}1100`,
    added: { ...PLANNED, ...HARD, type: "here too: whether the processes end" },
    answers: TASK,
  },
  restartZone: { source: `${CLUSTERS}1300`, added: { ...PLANNED, ...HARD }, answers: TASK },
  startCluster: { source: `${CLUSTERS}500`, added: PLANNED, answers: TASK },
  stopCluster: {
    source: `${CLUSTERS}400`,
    added: { ...PLANNED, ...HARD, type: "here too: whether the processes end" },
    answers: TASK,
  },
  restartCluster: { source: `${CLUSTERS}600`, added: { ...PLANNED, ...HARD }, answers: TASK },
  listTasks: {
    source: `${TASKS}100; ocp-express TaskController (keyword)`,
    takes: `${PAGED} name status type cluterName clusterId tenantName tenantId hostId keyword`,
    added: {
      clusterName: "`cluterName` spelt right",
      creator: "who asked for it",
      serverId: "tasks that work or worked on this server",
      withSubtasks: "`false` leaves `subtasks` out",
    },
    answers: "BasicTaskInstance (a task in the list)",
    remarks: [
      "`type` may be `SYS_ONECE`, as OCP's page spells `SYS_ONCE`.",
      "`keyword` is a part of the task's or the cluster's name.",
      "No task is a tenant's: `tenantId` and `tenantName` find none.",
      "Only tasks that the caller may read.",
    ],
  },
  getTask: {
    source: `${TASKS}200`,
    added: {
      since: "a `rev`: only what changed after it",
      wait: "seconds to hold the answer until the task moves on",
    },
    answers: "WrappedTaskInstance (one task)",
  },
  getTaskByShortPath: {
    source: "ob-private-terraform-provider (no page of OCP's documents it)",
    added: { since: "as in the other path", wait: "as in the other path" },
    answers: "WrappedTaskInstance (one task)",
  },
  getSubtaskLog: {
    source: `${TASKS}500`,
    added: { offset: "a byte offset to begin at" },
    answers: "SubtaskLog",
    remarks: ["At most 4 MiB in one answer; `next` is where the rest begins."],
  },
  downloadDiagnosis: {
    source: "OCP's own pages; ocp-express TaskController has it under v1",
    remarks: [
      "`log_task_{id}.zip` with `task_info.txt` and `subtask_{id}_{run}.log`, as in OCP Express.",
    ],
  },
  downloadDiagnosisByOldPath: { source: "ocp-express TaskController" },
  retryTask: {
    source: `${TASKS}300`,
    added: REASON,
    answers: "WrappedTaskInstance (one task)",
    remarks: ["A task that failed while it was rolled back is not run again: TSK10007."],
  },
  rollbackTask: {
    source: `${TASKS}400`,
    added: REASON,
    answers: "WrappedTaskInstance (one task)",
    remarks: ["Answers the task as OCP's page has it; OCP Express answers no data."],
  },
  retrySubtask: { source: `${TASKS}600`, added: REASON, answers: "SubtaskInstance" },
  skipSubtask: { source: `${TASKS}700`, added: REASON },
  cancelSubtask: { source: `${TASKS}800`, added: REASON },
  listAuditEvents: {
    source: `${DOC}1200.ocp-historical-events/100`,
    takes:
      "page size order eventType operationEvent resourceName operatorId eventInfo status startTime endTime",
    absent: {
      order: "`sort`, as everywhere else",
      resourceName: "`clusterId` and `taskId`",
      operatorId: "`userName`",
      eventInfo: "bodies are not kept, since they may hold secrets",
    },
    added: {
      clusterId: "of the path",
      sort: "as everywhere else",
      taskId: "the task that it made or steered",
      userName: "a part of the name",
    },
    answers: "AuditEventHistory",
  },
  getTime: { source: `${DOC}1700.health-examination/200` },
  getInfo: { source: `${DOC}1700.health-examination/100`, answers: "Info" },
  getStatus: {
    source: `${DOC}1700.health-examination/300`,
    takes: "includeUnavailableComponent",
    remarks: [
      "`bad` is answered with 503, so that a check that goes by the status is served too; of OCP it is not known.",
      "No sign-in is needed; OCP asks for one.",
      "What does not work is named with commas between; OCP's sample has one name.",
    ],
  },
};
