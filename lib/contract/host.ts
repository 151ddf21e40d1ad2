import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { commaList, IdParam, PageQuery, pageOf } from "./page";
import { Time } from "./time";

const none = z.object({});

/** OCP's words. ONLINE is the only one that is ever observed here: the host answered, or a server on it serves. */
export const HostStatus = z
  .enum(["NEW", "AVAILABLE", "ONLINE", "OFFLINE", "DELETING"])
  .meta({ id: "HostStatus" });

/** What may run on a host of OCP's; here it is always an OceanBase cluster. */
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
  .meta({ id: "ServiceType" });

const HostService = z
  .object({
    name: z.string().meta({ description: "Name and OceanBase id of the cluster: `orion:7`" }),
    type: ServiceType,
    version: z.string().optional(),
  })
  .meta({ id: "HostService" });

/** A machine that servers of registered clusters run on. */
export const Host = z
  .object({
    id: z.int(),
    idcName: z.string().optional().meta({ description: "Absent where its servers are of several" }),
    innerIpAddress: z
      .string()
      .optional()
      .meta({ description: "Absent where its servers have several" }),
    name: z.string().meta({ description: "The address that the fleet file gives it" }),
    observedTime: Time.optional().meta({
      description: "Addition: when the console last looked at a server on it",
    }),
    regionName: z
      .string()
      .optional()
      .meta({ description: "Absent where its servers are of several" }),
    services: z.array(HostService),
    status: HostStatus.optional().meta({
      description: "Absent while nothing on it was seen alive",
    }),
    typeName: z.string().optional(),
  })
  .meta({ id: "Host" });
export type Host = z.infer<typeof Host>;

export const listHosts = {
  method: "GET",
  path: "/api/v2/compute/hosts",
  summary: "List the hosts that servers of registered clusters run on",
  permission: "HOST:?:READ",
  params: none,
  query: PageQuery.extend({
    status: commaList(HostStatus),
    keyword: z
      .string()
      .max(256, "must have at most 256 characters")
      .optional()
      .meta({ description: "Part of the name, the IP address or a service's name, in any case" }),
    includedServiceType: commaList(ServiceType),
    excludedServiceType: commaList(ServiceType),
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
  params: z.object({ hostId: IdParam }),
  query: none,
  body: z.undefined(),
  data: Host,
  conditional: true,
} satisfies Endpoint;
