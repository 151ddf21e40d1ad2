import fleet from "./openapi-sample-cluster.json";
import plan from "./openapi-sample-plan.json";
import started from "./openapi-sample-task.json";

const TIME = "2026-01-02T03:04:05.678+08:00";
const LATER = "2026-01-02T03:04:09.12+08:00";

const { clusterId: _, context: __, tasks: ___, ...task } = started;
const { subtasks, serverTime: ____, ...head } = task;
const { prohibitRollback: ______, ...summary } = head;
const [first, second] = subtasks;
const { status: _____, ...waiting } = second ?? {};
const subtask = {
  ...waiting,
  status: "SUCCESSFUL",
  executor: "console-1:4711",
  startTime: TIME,
  finishTime: LATER,
};
const attempt = {
  executor: "console-1:4711",
  finishTime: LATER,
  logOffset: 0,
  operation: "EXECUTE",
  runTime: 1,
  startTime: TIME,
  status: "SUCCESSFUL",
};
const holder = {
  action: "START",
  creatorName: "admin",
  id: started.id,
  name: started.name,
  startTime: TIME,
  successful: 0,
  total: 9,
};

/**
 * What schemas look like when they are filled, by their names in the document. Cluster, zone, task and plan were
 * answered by a console with a simulated fleet. A schema that is not here is filled from `WORDS`.
 */
export const SAMPLES: Record<string, unknown> = {
  Cluster: fleet.cluster,
  Zone: fleet.zone,
  Server: fleet.zone.servers[0],
  StartedTask: started,
  Task: task,
  GetTaskResult: task,
  TaskSummary: { ...summary, current: first?.name },
  Subtask: subtask,
  SubtaskDetail: { ...subtask, attempts: [attempt] },
  SubtaskLog: {
    eof: true,
    log: "2026-01-02 03:04:09.117  INFO  4711 --- [console-1:4711,0a1b2c3d4e5f6071,2] start-observer-process : observer started, pid 26965\n",
    next: 133,
  },
  Plan: plan,
  Holder: holder,
  Time: TIME,
  Failure: {
    duration: 3,
    error: {
      code: "OBE19012",
      holder,
      message: "OBServer 10.0.2.4:2882 is held by task 1 (Start OB server), which has not ended",
    },
    server: "console-1",
    status: 409,
    successful: false,
    timestamp: LATER,
    traceId: "0a1b2c3d4e5f6071",
  },
  Throttled: {
    duration: 0,
    error: { code: 0, message: "More than 1000 calls in 10 seconds; try again in 4 seconds" },
    server: "console-1",
    status: 429,
    successful: false,
    timestamp: LATER,
    traceId: "",
  },
};

/** What properties are filled with by their names, where nothing else is known of them. */
export const WORDS: Record<string, unknown> = {
  accessKey: "cqammmxBpfGjFlto",
  artifact: "obdeck",
  buildVersion: "0.1.0",
  currentPassword: "Old-secret-1",
  description: "Night shift",
  duration: 12,
  email: "night.shift@example.com",
  eventType: "OB_CLUSTER_MANAGEMENT",
  group: "obdeck",
  httpStatus: 200,
  id: 101,
  ip: "10.0.2.4",
  method: "POST",
  name: "night_shift",
  newPassword: "New-secret-2",
  operationEvent: "START_OB_SERVER",
  password: "New-secret-2",
  path: "/api/v2/ob/clusters/2/servers/10/start",
  permissions: ["CLUSTER:*:READ", "CLUSTER:2:UPDATE"],
  reason: "The disk was changed",
  remoteAddress: "10.0.9.7",
  clientIp: "10.0.9.7",
  secretKey: "2fc0c299cc94c6be266f2ceece765d4d",
  server: "console-1",
  serverIds: [10, 12],
  status: 200,
  successful: true,
  traceId: "0a1b2c3d4e5f6071",
  userName: "night_shift",
  operatorName: "night_shift",
  username: "night_shift",
};
