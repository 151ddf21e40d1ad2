import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { Holder } from "./holder";
import { commaList, flag, IdParam, listOf, obsolete, PageQuery, pageOf } from "./page";
import { ClusterStatus, ClusterStatusAsked, ServerStatus, ZoneStatus } from "./status";
import { Time } from "./time";

const none = z.object({});
const ClusterPath = z.object({ id: IdParam });

const RootServer = z
  .object({
    /** `ip:rpcPort`. */
    address: z.string(),
    role: z.enum(["LEADER", "FOLLOWER"]),
    sql_port: z.int(),
  })
  .meta({ id: "RootServer" });

/** An OBServer. `port` is RPC, `sqlPort` SQL; `withRootserver` is spelt as in OCP's samples. */
export const Server = z
  .object({
    id: z.int(),
    ip: z.string(),
    port: z.int(),
    sqlPort: z.int(),
    version: z.string().optional(),
    withRootserver: z.boolean(),
    status: ServerStatus,
    innerStatus: z.string().optional(),
    clusterId: z.int(),
    zoneName: z.string(),
    regionName: z.string().optional(),
    idcName: z.string().optional(),
    hostId: z.int(),
    hostTypeName: z.string().optional(),
    startTime: Time.optional(),
    stopTime: Time.optional(),
    updateTime: Time,
    /** The action keys of OCP Express's matrix: `start`, `restart`, `stopService`, `stopProcess`. */
    availableOperations: z.array(z.string()),
    /** Addition: the directory the observer runs in. */
    runPath: z.string(),
    /** Addition: when the console last looked; absent before the first look. */
    observedTime: Time.optional(),
    /** Addition: the unfinished task that holds this server. */
    task: Holder.optional(),
  })
  .meta({ id: "Server" });
export type Server = z.infer<typeof Server>;

export const Zone = z
  .object({
    name: z.string(),
    clusterId: z.int(),
    obClusterId: z.int(),
    idcName: z.string().optional(),
    regionName: z.string().optional(),
    status: ZoneStatus,
    innerStatus: z.string().optional(),
    serverCount: z.int(),
    hostCount: z.int(),
    rootServer: RootServer.optional(),
    servers: z.array(Server),
    createTime: Time,
    updateTime: Time,
    /** Addition: the unfinished task that holds the zone as a whole. */
    task: Holder.optional(),
  })
  .meta({ id: "Zone" });
export type Zone = z.infer<typeof Zone>;

/** One square of a fleet row: enough to draw a server without asking for it. */
const ServerMark = z
  .object({ id: z.int(), name: z.string(), zoneName: z.string(), status: ServerStatus })
  .meta({ id: "ServerMark" });

export const Cluster = z
  .object({
    id: z.int(),
    name: z.string(),
    obClusterId: z.int(),
    obVersion: z.string().optional(),
    /** Read by OCP's Terraform client. */
    fullVersion: z.string().optional(),
    status: ClusterStatus,
    type: z.literal("PRIMARY"),
    regionCount: z.int(),
    serverCount: z.int(),
    rootServers: z.array(RootServer),
    zones: z.array(Zone).optional(),
    createTime: Time,
    updateTime: Time,
    creator: z.string(),
    failToQueryFromObReason: z.string().optional(),
    /** Addition: when the console last looked; absent before the first look. */
    observedTime: Time.optional(),
    /** Addition: every server, in zone order, for a fleet row. */
    serverMarks: z.array(ServerMark),
    /** Addition: unfinished tasks on this cluster, newest first. */
    tasks: z.array(Holder),
    /** Addition: of those, the one that may take servers out of service; there is one at a time. */
    outage: Holder.optional(),
  })
  .meta({ id: "Cluster" });
export type Cluster = z.infer<typeof Cluster>;

export const listClusters = {
  method: "GET",
  path: "/api/v2/ob/clusters",
  summary: "List the OceanBase clusters",
  permission: "CLUSTER:?:READ",
  params: none,
  query: PageQuery.extend({
    name: z.string().max(256).optional(),
    status: commaList(ClusterStatusAsked),
    withStandby: obsolete,
    foldStandby: obsolete,
    withRemote: obsolete,
    /** Addition: `false` leaves `zones` out, which a list of large clusters is much shorter without. */
    withZones: flag("true"),
  }),
  body: z.undefined(),
  data: pageOf(Cluster),
  conditional: true,
} satisfies Endpoint;

export const getCluster = {
  method: "GET",
  path: "/api/v2/ob/clusters/{id}",
  summary: "Get one OceanBase cluster with its zones and servers",
  permission: "CLUSTER:{id}:READ",
  params: ClusterPath,
  query: none,
  body: z.undefined(),
  data: Cluster,
  conditional: true,
} satisfies Endpoint;

export const listZones = {
  method: "GET",
  path: "/api/v2/ob/clusters/{id}/zones",
  summary: "List the zones of a cluster with their servers",
  permission: "CLUSTER:{id}:READ",
  params: ClusterPath,
  query: none,
  body: z.undefined(),
  data: listOf(Zone),
  conditional: true,
} satisfies Endpoint;

export const listServers = {
  method: "GET",
  path: "/api/v2/ob/clusters/{id}/servers",
  summary: "List the OBServers of a cluster",
  permission: "CLUSTER:{id}:READ",
  params: ClusterPath,
  query: z.object({
    regionName: z.string().max(256).optional(),
    idcName: z.string().max(256).optional(),
  }),
  body: z.undefined(),
  data: listOf(Server),
  conditional: true,
} satisfies Endpoint;

export const listZoneServers = {
  method: "GET",
  path: "/api/v2/ob/clusters/{id}/zones/{zoneName}/servers",
  summary: "List the OBServers of a zone",
  permission: "CLUSTER:{id}:READ",
  params: ClusterPath.extend({ zoneName: z.string().min(1).max(128) }),
  query: none,
  body: z.undefined(),
  data: listOf(Server),
  conditional: true,
} satisfies Endpoint;
