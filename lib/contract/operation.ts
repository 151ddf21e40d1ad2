import { z } from "zod";
import { StopType } from "./action";
import { ClusterPath } from "./cluster";
import type { Endpoint } from "./endpoint";
import { IdParam, wholeNumber } from "./page";
import { Plan } from "./plan";
import { Reason } from "./reason";
import { StartedTask } from "./task";

const none = z.object({});
const ZonePath = ClusterPath.extend({
  zoneName: z
    .string()
    .regex(/^[\w.-]{1,128}$/, "must be a zone's name")
    .describe("Name of the zone"),
});
const ServerPath = ClusterPath.extend({ serverId: IdParam.describe("Id of the server") });

/**
 * Clients of older OCPs send nothing, `{}`, null, or fields that mean nothing here: all of that is accepted.
 * A field that is null is as good as none.
 */
const lenient = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((body) => Object.fromEntries(fieldsOf(body)), z.object(shape));

const fieldsOf = (body: unknown): [string, unknown][] =>
  typeof body === "object" && body !== null && !Array.isArray(body)
    ? Object.entries(body).filter(([, value]) => value !== null)
    : [];

/** A boolean, or its name, which OCP reads as well. */
const flag = z
  .union([z.boolean(), z.enum(["true", "false"])], "must be true or false")
  .transform((value) => String(value) === "true")
  .default(false);

/** What every operation takes beside OCP's own fields. */
const additions = {
  reason: Reason,
  stateVersion: z
    .string()
    .max(200_000, "must be the stateVersion of a plan")
    .optional()
    .describe("Addition: that of a plan; 412 when the world has changed since"),
};

const StartBody = lenient(additions);

/** `force` is that of OCP up to 4.2, `freezeServer` that of 4.3.5. */
const interrupting = {
  force: flag.describe(
    "FORCE STOP: do not wait until logs are in sync; needs `CLUSTER_FORCE:{id}:UPDATE`",
  ),
  freezeServer: flag.describe("Run a minor freeze before a process ends"),
  ...additions,
};
const StopBody = lenient({
  ...interrupting,
  type: StopType.default("STOP_PROCESS").describe(
    "How far the stop goes: the service alone, or the process too, which it is where this is left out",
  ),
});
const RestartBody = lenient(interrupting);
const RollingBody = lenient({
  ...interrupting,
  serversAtOnce: wholeNumber(1, 1000, "must be a whole number from 1 to 1000")
    .optional()
    .describe(
      "How many servers of the zone that is being restarted may be down at once; all of them where it is left out",
    ),
});

const serverIds = {
  serverIds: z
    .array(IdParam, "must be a list of server ids")
    .min(1, "must name at least one server")
    .max(1000, "must name at most 1000 servers")
    .describe("Ids of servers of this cluster"),
};
const several = <Body extends z.ZodType>(body: Body) => z.intersection(z.object(serverIds), body);

type Paths = "clusters/{id}" | "clusters/{id}/zones/{zoneName}" | `clusters/{id}/servers${string}`;

const operation = <Params extends z.ZodObject, Body extends z.ZodType, P extends Paths>(
  path: P,
  verb: string,
  summary: string,
  params: Params,
  body: Body,
) =>
  ({
    method: "POST",
    path: `/api/v2/ob/${path}/${verb}` as `/api/${string}`,
    summary,
    permission: "CLUSTER:{id}:UPDATE",
    params,
    query: none,
    body,
    data: StartedTask,
  }) as const satisfies Endpoint;

/** What the operation would do, without doing it. */
const planOf = <Params extends z.ZodObject, Body extends z.ZodType>(operation: {
  path: `/api/${string}`;
  summary: string;
  params: Params;
  body: Body;
}) =>
  ({
    method: "POST",
    path: `${operation.path}/plan` as `/api/${string}`,
    summary: `Plan: ${operation.summary}`,
    permission: "CLUSTER:{id}:READ",
    params: operation.params,
    query: none,
    body: operation.body,
    data: Plan,
    extension: true,
    readsOnly: true,
  }) as const satisfies Endpoint;

const SERVER = "clusters/{id}/servers/{serverId}";
const SERVERS = "clusters/{id}/servers";
const ZONE = "clusters/{id}/zones/{zoneName}";
const CLUSTER = "clusters/{id}";

export const startServer = operation(SERVER, "start", "Start an OBServer", ServerPath, StartBody);
export const stopServer = operation(SERVER, "stop", "Stop an OBServer", ServerPath, StopBody);
export const restartServer = operation(
  SERVER,
  "restart",
  "Restart an OBServer",
  ServerPath,
  RestartBody,
);
export const startZone = operation(ZONE, "start", "Start a zone", ZonePath, StartBody);
export const stopZone = operation(ZONE, "stop", "Stop a zone", ZonePath, StopBody);
export const restartZone = operation(ZONE, "restart", "Restart a zone", ZonePath, RestartBody);
export const startCluster = operation(CLUSTER, "start", "Start a cluster", ClusterPath, StartBody);
export const stopCluster = operation(CLUSTER, "stop", "Stop a cluster", ClusterPath, StopBody);
export const restartCluster = operation(
  CLUSTER,
  "restart",
  "Restart a cluster at once",
  ClusterPath,
  RestartBody,
);

const extension = { extension: true } as const;
export const rollingRestart = {
  ...operation(
    CLUSTER,
    "rollingRestart",
    "Restart a cluster zone by zone, so that it keeps serving",
    ClusterPath,
    RollingBody,
  ),
  ...extension,
};
export const startServers = {
  ...operation(SERVERS, "start", "Start several OBServers", ClusterPath, several(StartBody)),
  ...extension,
};
export const stopServers = {
  ...operation(SERVERS, "stop", "Stop several OBServers of a zone", ClusterPath, several(StopBody)),
  ...extension,
};
export const restartServers = {
  ...operation(
    SERVERS,
    "restart",
    "Restart several OBServers of a zone",
    ClusterPath,
    several(RestartBody),
  ),
  ...extension,
};

export const planStartServer = planOf(startServer);
export const planStopServer = planOf(stopServer);
export const planRestartServer = planOf(restartServer);
export const planStartZone = planOf(startZone);
export const planStopZone = planOf(stopZone);
export const planRestartZone = planOf(restartZone);
export const planStartCluster = planOf(startCluster);
export const planStopCluster = planOf(stopCluster);
export const planRestartCluster = planOf(restartCluster);
export const planRollingRestart = planOf(rollingRestart);
export const planStartServers = planOf(startServers);
export const planStopServers = planOf(stopServers);
export const planRestartServers = planOf(restartServers);
