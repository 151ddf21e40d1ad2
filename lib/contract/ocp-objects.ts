import type { z } from "zod";
import { AuditEvent } from "./audit";
import { Cluster, Server, Zone } from "./cluster";
import { Host } from "./host";
import { getInfo } from "./system";
import { StartedTask, Subtask, SubtaskLog, Task, TaskSummary } from "./task";

/** Where facts about OCP come from: pages of its own documentation, its sibling's code, and clients of it. */
export const SOURCES = {
  clusters: "ocp-doc V4.2.2, 450.cluster-information/100",
  zones: "ocp-doc V4.2.2, 450.cluster-information/800, table and sample",
  servers: "ocp-doc V4.2.2, 450.cluster-information/2400",
  hosts: "ocp-doc V4.2.2, 600.host-module/1300",
  taskTable: "ocp-doc V4.2.2, 400.task-return-structure",
  taskList: "ocp-doc V4.2.2, 1100.task-management/100",
  taskDetail: "ocp-doc V4.2.2, 1100.task-management/200",
  taskLog: "ocp-doc V4.2.2, 1100.task-management/500",
  seed: "page “Start an OBServer”, its sample (OCP 3.0)",
  events: "ocp-doc V4.2.2, 1200.ocp-historical-events/100",
  info: "ocp-doc V4.2.2, 1700.health-examination/100",
  web435: "docs of OCP V4.3.5",
  express: "ocp-express eb6f2117",
  terraform: "ob-private-terraform-provider, internal/ocpclient",
} as const;

/** An object of the API beside what is known of it in OCP. */
export interface OcpObject {
  schema: z.ZodObject;
  /** The fields that OCP has, by where that is written, separated by spaces. */
  fields: Partial<Record<keyof typeof SOURCES, string>>;
  /** Why OBDeck does not answer a field that OCP has. */
  absent: Record<string, string>;
  /** What a field is that OCP does not have. */
  added: Record<string, string>;
  /** What is the same in name and not in all else. */
  remarks?: Record<string, string>;
}

const NO_STANDBY = "OceanBase 4 has standby tenants and no standby clusters";
const NO_TENANTS = "tenants are not observed";
const NO_IDS = "regions, data centers and host types have names here and no ids";
const NO_AGENT = "agents are not observed";
const HOLDER = "the unfinished task that holds it";
const OBSERVED = "when the console last looked";

const OF_TASK_HEAD = {
  abandoned: "`true` when it failed and was given up",
  action: "which operation it is",
  progress: "how many subtasks are done, failed and running",
  reason: "why, in the words of whoever asked",
  rev: "grows with every change, for `?since=`",
  target: "what it works on",
};

/** Every object that OCP has too. A test holds each to its schema. */
export const OCP_OBJECTS: Record<string, OcpObject> = {
  Cluster: {
    schema: Cluster,
    fields: {
      clusters:
        "primaryCluster standbyClusters id name obClusterId obVersion status regionCount rootServers type tenantCount partitionCount serverCount delayTime syncStatus zones createTime updateTime creator failToQueryFromObReason",
      terraform: "fullVersion",
    },
    absent: {
      primaryCluster: NO_STANDBY,
      standbyClusters: NO_STANDBY,
      delayTime: NO_STANDBY,
      syncStatus: NO_STANDBY,
      tenantCount: NO_TENANTS,
      partitionCount: NO_TENANTS,
    },
    added: {
      observedTime: OBSERVED,
      outage: "of its tasks, the one that may take servers out of service",
      serverMarks: "every server with its status, to be drawn at once",
      tasks: "its unfinished tasks",
    },
    remarks: {
      creator: "always `system`: clusters come from the fleet file",
      rootServers: "the leader alone, which is the one that `DBA_OB_SERVERS` marks",
      type: "always `PRIMARY`",
    },
  },
  Zone: {
    schema: Zone,
    fields: {
      zones:
        "name idcId idcName regionName servers clusterId obClusterId serverCount hostCount status innerStatus operateStatus compactionStatus rootServer createTime updateTime",
    },
    absent: {
      idcId: NO_IDS,
      operateStatus: "`status` says it",
      compactionStatus: "compactions are not observed",
    },
    added: { task: HOLDER },
    remarks: { rootServer: "absent where no root server is in the zone" },
  },
  Server: {
    schema: Server,
    fields: {
      servers:
        "id ip port sqlPort version withRootserver status updateTime clusterId zoneName regionName idcName hostId hostTypeName startTime stopTime availableOperations",
      express: "innerStatus architecture stats performanceStats dataPath logPath",
      web435: "runUser runPath installPath",
    },
    absent: {
      architecture: "not observed",
      stats: "not observed",
      performanceStats: "not observed",
      dataPath: "not observed",
      logPath: "not observed",
      runUser: "not observed",
      installPath: "not observed",
    },
    added: { observedTime: OBSERVED, task: HOLDER },
    remarks: {
      availableOperations: "the keys of OCP Express's action matrix",
      stopTime: "the epoch when it was never stopped",
      withRootserver: "spelt as in the samples; the table has `withRootServer`",
    },
  },
  Host: {
    schema: Host,
    fields: {
      hosts:
        "id name alias description operatingSystem operatingSystemRelease architecture serialNumber innerIpAddress sshPort kind publishPorts services status idcId idcName idcDescription typeId typeName typeDescription regionId regionName regionDescription hostAgentId hostAgentVersion hostAgentStatus createTime updateTime",
    },
    absent: {
      alias: "the fleet file has one name",
      description: "the fleet file has none",
      operatingSystem: "not observed",
      operatingSystemRelease: "not observed",
      architecture: "not observed",
      serialNumber: "not observed",
      sshPort: "hosts are not reached by SSH",
      kind: "not observed",
      publishPorts: "not observed",
      idcId: NO_IDS,
      idcDescription: NO_IDS,
      typeId: NO_IDS,
      typeDescription: NO_IDS,
      regionId: NO_IDS,
      regionDescription: NO_IDS,
      hostAgentId: NO_AGENT,
      hostAgentVersion: NO_AGENT,
      hostAgentStatus: NO_AGENT,
      createTime: "not kept",
      updateTime: "not kept",
    },
    added: { observedTime: OBSERVED },
    remarks: {
      innerIpAddress: "absent where its servers have several",
      services: "the clusters alone, without `softwarePackageId`",
      status: "`ONLINE` while something on it was seen alive, else absent",
    },
  },
  "TaskInstance (the answer to an operation)": {
    schema: StartedTask,
    fields: {
      taskTable:
        "id name clusterId tenantId hostId type status creator operation executor context createTime startTime finishTime prohibitRollback subtasks",
      seed: "cluster tasks",
      taskDetail: "taskDefinitionId",
    },
    absent: {
      tenantId: "no task is a tenant's",
      hostId: "no task is a host's",
      executor: "each subtask has its own",
    },
    added: { ...OF_TASK_HEAD, serverTime: "the clock that its times are by" },
    remarks: {
      context: "text as in the seed's sample; not to be parsed",
      creator: "an object as in the seed's sample; the table has a string",
      tasks: "the subtasks again, with the seven keys of the seed's sample",
    },
  },
  "WrappedTaskInstance (one task)": {
    schema: Task,
    fields: {
      taskDetail:
        "id name taskDefinitionId cluster tenant creator status type operation executor prohibitRollback subtasks createTime startTime finishTime",
    },
    absent: { tenant: "no task is a tenant's", executor: "each subtask has its own" },
    added: { ...OF_TASK_HEAD, serverTime: "the clock that its times are by" },
    remarks: {
      prohibitRollback: "`true` when it must not be rolled back, as in OCP Express's code",
    },
  },
  "BasicTaskInstance (a task in the list)": {
    schema: TaskSummary,
    fields: {
      taskList: "id name cluster tenant creator status startTime finishTime subtasks",
    },
    absent: { tenant: "no task is a tenant's" },
    added: {
      ...OF_TASK_HEAD,
      createTime: "as in one task",
      current: "the name of a subtask that runs",
      failure: "the first subtask that failed, and why",
      operation: "as in one task",
      taskDefinitionId: "as in one task",
      type: "as in one task",
    },
  },
  SubtaskInstance: {
    schema: Subtask,
    fields: {
      taskDetail:
        "id name seriesId description timeout status operation executor runTime nodeType parallelIdx upstreams downstreams prohibitRollback createTime startTime finishTime",
      taskTable: "className context",
      web435: "taskId prohibitSkip",
    },
    absent: { className: "there are no Java classes", context: "gone since OCP 4.0" },
    added: {
      error: "why the latest attempt failed, with advice",
      nextTryTime: "when a step that failed is tried again by itself",
      progressText: "what the step is doing now",
      target: "the server or zone that it works on",
    },
    remarks: {
      downstreams: "spelt as in the samples; the table has `downstream`",
      parallelIdx: "spelt as in the samples; the table has `paralleIdx`",
    },
  },
  SubtaskLog: {
    schema: SubtaskLog,
    fields: { taskLog: "log" },
    absent: {},
    added: {
      eof: "whether more may come",
      next: "the byte offset to go on from",
    },
  },
  AuditEventHistory: {
    schema: AuditEvent,
    fields: {
      events:
        "id operationEvent eventType resourceType resourceId resourceName parentResource operatorName operatorId status taskId executionType eventInfo clientIp startTime endTime",
    },
    absent: {
      resourceType: "`path` and `clusterId` say it",
      resourceId: "`path` and `clusterId` say it",
      resourceName: "`path` and `clusterId` say it",
      parentResource: "`path` and `clusterId` say it",
      startTime: "a call takes milliseconds; `endTime` is when it was answered",
      operatorId: "a user who was deleted keeps a name alone",
      eventInfo: "bodies are not kept, since they may hold secrets",
    },
    added: {
      accessKey: "of the key that signed",
      clusterId: "of the path",
      errorCode: "why it was refused",
      httpStatus: "how it was answered",
      method: "of the call",
      path: "of the call",
      reason: "why, in the words of whoever asked",
      traceId: "of the answer",
      via: "by session, Basic, key or single sign-on",
    },
  },
  Info: {
    schema: getInfo.data,
    fields: {
      info: "name group artifact buildTime buildVersion buildJavaVersion springBootVersion",
      express: "server",
    },
    absent: {
      buildTime: "the build is made where it runs",
      buildJavaVersion: "there is no Java",
      springBootVersion: "there is no Spring",
    },
    added: {},
  },
};
