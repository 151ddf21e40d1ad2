import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { Holder } from "./holder";
import { commaList, flag, IdParam, listOf, obsolete, PageQuery, pageOf } from "./page";
import { ClusterStatus, ClusterStatusAsked, ServerStatus, ZoneStatus } from "./status";
import { Time } from "./time";

const none = z.object({});
/** The path of one cluster. */
export const ClusterPath = z.object({
  id: IdParam.describe("Id of the cluster in this console, which is not its `obClusterId`"),
});

const RootServer = z
  .object({
    address: z.string().describe("`ip:rpcPort` of the server"),
    role: z
      .enum(["LEADER", "FOLLOWER"])
      .describe("Its role in the root service; only the leader is ever shown"),
    sql_port: z.int().describe("SQL port of the server, spelt as in OCP"),
  })
  .meta({ id: "RootServer", description: "A server that the root service runs on" });

export const Server = z
  .object({
    id: z.int().describe("Id of the server in this console"),
    ip: z.string().describe("IP address that its cluster knows it by"),
    port: z.int().describe("RPC port"),
    sqlPort: z.int().describe("SQL port"),
    version: z
      .string()
      .optional()
      .describe("Version of the observer with its build; absent until the cluster reported it"),
    withRootserver: z
      .boolean()
      .describe("Whether it leads the root service; spelt as in OCP's samples"),
    status: ServerStatus,
    innerStatus: z
      .string()
      .optional()
      .describe(
        "Status in `DBA_OB_SERVERS`, such as ACTIVE; absent when the cluster did not answer or does not list it",
      ),
    clusterId: z.int().describe("Id of its cluster"),
    zoneName: z.string().describe("Name of its zone"),
    regionName: z
      .string()
      .optional()
      .describe("Region of its zone; absent until the cluster reported it"),
    idcName: z
      .string()
      .optional()
      .describe("Data center of its zone; absent until the cluster reported it"),
    hostId: z.int().describe("Id of the host that it runs on"),
    hostTypeName: z
      .string()
      .optional()
      .describe("Type of its host; absent where the fleet file gives none"),
    startTime: Time.optional().describe(
      "When its service started, as the cluster last reported; absent where it reported none",
    ),
    stopTime: Time.optional().describe(
      "When it was stopped, as the cluster last reported; the epoch where it is not stopped, absent before the first report",
    ),
    updateTime: Time.describe("When its observed status last changed"),
    availableOperations: z
      .array(z.string())
      .describe(
        "What its status allows, by the keys of OCP Express's matrix: `start`, `restart`, `stopService`, `stopProcess`; nothing while a task holds it",
      ),
    runPath: z.string().describe("Directory on its host that the observer runs in"),
    observedTime: Time.optional().describe(
      "Addition: when the console last looked; absent before the first look",
    ),
    task: Holder.optional().describe(
      "Addition: the unfinished task that holds the server, its zone or its cluster",
    ),
  })
  .meta({ id: "Server", description: "An OBServer as it was last observed" });
export type Server = z.infer<typeof Server>;

export const Zone = z
  .object({
    name: z.string().describe("Name, by which its cluster knows it"),
    clusterId: z.int().describe("Id of its cluster"),
    obClusterId: z.int().describe("Id that OceanBase itself has for its cluster"),
    idcName: z.string().optional().describe("Data center; absent until the cluster reported it"),
    regionName: z.string().optional().describe("Region; absent until the cluster reported it"),
    status: ZoneStatus,
    innerStatus: z
      .string()
      .optional()
      .describe(
        "Status in `DBA_OB_ZONES`: ACTIVE or INACTIVE; absent when the cluster did not answer or does not list it",
      ),
    serverCount: z.int().describe("How many servers it has"),
    hostCount: z.int().describe("How many hosts its servers run on"),
    rootServer: RootServer.optional().describe(
      "The one of its servers that leads the root service; absent where none does",
    ),
    servers: z.array(Server).describe("Its servers, in id order"),
    createTime: Time.describe("When the console came to know it"),
    updateTime: Time.describe("When its observed status last changed"),
    task: Holder.optional().describe(
      "Addition: the unfinished task that holds the zone as a whole, or its cluster",
    ),
  })
  .meta({ id: "Zone", description: "A zone of a cluster with its servers" });
export type Zone = z.infer<typeof Zone>;

const ServerMark = z
  .object({
    id: z.int().describe("Id of the server"),
    name: z.string().describe("`ip:rpcPort`"),
    zoneName: z.string().describe("Name of its zone"),
    status: ServerStatus,
  })
  .meta({
    id: "ServerMark",
    description: "One square of a fleet row: enough to draw a server without asking for it",
  });

export const Cluster = z
  .object({
    id: z.int().describe("Id of the cluster in this console"),
    name: z.string().describe("Name that the fleet file gives it"),
    obClusterId: z.int().describe("Id that OceanBase itself has for it"),
    obVersion: z
      .string()
      .optional()
      .describe("Version of OceanBase, such as `4.2.1.8`; absent until the cluster reported it"),
    fullVersion: z
      .string()
      .optional()
      .describe("The version under the name that OCP's Terraform client reads"),
    status: ClusterStatus,
    type: z
      .literal("PRIMARY")
      .describe("Always PRIMARY: OceanBase 4 has standby tenants and no standby clusters"),
    regionCount: z.int().describe("How many regions its zones with servers are in"),
    serverCount: z.int().describe("How many servers it has"),
    rootServers: z
      .array(RootServer)
      .describe("The server that leads the root service, alone; empty while none is known to"),
    zones: z
      .array(Zone)
      .optional()
      .describe("Its zones with their servers; absent with `withZones=false`"),
    createTime: Time.describe("When it was registered"),
    updateTime: Time.describe("When its observed status last changed"),
    creator: z.string().describe("Always `system`: clusters come from the fleet file"),
    failToQueryFromObReason: z
      .string()
      .optional()
      .describe("Why the cluster did not answer at the last look; absent when it did"),
    observedTime: Time.optional().describe(
      "Addition: when the console last looked; absent before the first look",
    ),
    serverMarks: z
      .array(ServerMark)
      .describe("Addition: every server, in zone order, for a fleet row"),
    tasks: z.array(Holder).describe("Addition: unfinished tasks on this cluster, newest first"),
    outage: Holder.optional().describe(
      "Addition: of those, the one that may take servers out of service; there is at most one",
    ),
  })
  .meta({ id: "Cluster", description: "An OceanBase cluster as it was last observed" });
export type Cluster = z.infer<typeof Cluster>;

export const listClusters = {
  method: "GET",
  path: "/api/v2/ob/clusters",
  summary: "List the OceanBase clusters",
  permission: "CLUSTER:?:READ",
  params: none,
  query: PageQuery.extend({
    name: z.string().max(256).optional().describe("Part of the name, in any case"),
    status: commaList(ClusterStatusAsked).describe("Only clusters with one of these statuses"),
    withStandby: obsolete,
    foldStandby: obsolete,
    withRemote: obsolete,
    withZones: flag("true").describe(
      "Addition: `false` leaves `zones` out, which a list of large clusters is much shorter without",
    ),
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
    regionName: z.string().max(256).optional().describe("Only servers of this region"),
    idcName: z.string().max(256).optional().describe("Only servers of this data center"),
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
  params: ClusterPath.extend({ zoneName: z.string().min(1).max(128).describe("Name of the zone") }),
  query: none,
  body: z.undefined(),
  data: listOf(Server),
  conditional: true,
} satisfies Endpoint;
