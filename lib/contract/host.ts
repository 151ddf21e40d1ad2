import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { commaList, IdParam, PageQuery, pageOf } from "./page";
import { Time } from "./time";

const none = z.object({});

export const HostStatus = z.enum(["NEW", "AVAILABLE", "ONLINE", "OFFLINE", "DELETING"]).meta({
  id: "HostStatus",
  description:
    "OCP's words, of which only ONLINE is ever observed here: the host answered, or a server on it serves",
});

export const ServiceType = z
  .enum([
    "OB_CLUSTER",
    "OB_PROXY",
    "OCP_AGENT",
    "BACKUP_AGENT",
    "RESTORE_AGENT",
    "BACKUP_RESTORE_AGENT",
    "OMS",
  ])
  .meta({
    id: "ServiceType",
    description: "What may run on a host of OCP's; here it is always an OceanBase cluster",
  });

const HostService = z
  .object({
    name: z.string().meta({ description: "Name and OceanBase id of the cluster: `orion:7`" }),
    type: ServiceType,
    version: z
      .string()
      .optional()
      .describe("Version of the cluster, such as `4.2.1.8`; absent until the cluster reported it"),
  })
  .meta({ id: "HostService", description: "A cluster that has servers on a host" });

export const Host = z
  .object({
    id: z.int().describe("Id of the host in this console"),
    idcName: z
      .string()
      .optional()
      .describe("Data center of its servers; absent where it is not known or they are of several"),
    innerIpAddress: z
      .string()
      .optional()
      .describe("IP address of its servers, or its name if that is one; absent where neither is"),
    name: z.string().meta({ description: "The address that the fleet file gives it" }),
    observedTime: Time.optional().meta({
      description: "Addition: when the console last looked at a server on it",
    }),
    regionName: z
      .string()
      .optional()
      .describe("Region of its servers; absent where it is not known or they are of several"),
    services: z.array(HostService).describe("The clusters that have servers on it"),
    status: HostStatus.optional().meta({
      description: "ONLINE, or absent while nothing on it was seen alive",
    }),
    typeName: z
      .string()
      .optional()
      .describe("Type of the host; absent where the fleet file gives none"),
  })
  .meta({ id: "Host", description: "A machine that servers of registered clusters run on" });
export type Host = z.infer<typeof Host>;

export const listHosts = {
  method: "GET",
  path: "/api/v2/compute/hosts",
  summary: "List the hosts that servers of registered clusters run on",
  permission: "HOST:?:READ",
  params: none,
  query: PageQuery.extend({
    status: commaList(HostStatus).describe("Only hosts with one of these statuses"),
    keyword: z
      .string()
      .max(256, "must have at most 256 characters")
      .optional()
      .meta({ description: "Part of the name, the IP address or a service's name, in any case" }),
    includedServiceType: commaList(ServiceType).describe(
      "Only hosts on which something of one of these types runs",
    ),
    excludedServiceType: commaList(ServiceType).describe(
      "Only hosts on which nothing of these types runs",
    ),
  }),
  body: z.undefined(),
  data: pageOf(Host),
  conditional: true,
} satisfies Endpoint;

export const getHost = {
  method: "GET",
  path: "/api/v2/compute/hosts/{hostId}",
  summary: "Get one host",
  permission: "HOST:{hostId}:READ",
  params: z.object({ hostId: IdParam.describe("Id of the host") }),
  query: none,
  body: z.undefined(),
  data: Host,
  conditional: true,
} satisfies Endpoint;
