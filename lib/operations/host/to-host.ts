import { isIP } from "node:net";
import type { Host } from "@/lib/contract/host";
import { toTime } from "@/lib/contract/time";
import { shortVersion } from "../cluster/short-version";
import type { SeenHost } from "./seen-hosts";

/** A host as shown; what is not known of it is absent. */
export function toHost(row: SeenHost): Host {
  return {
    id: row.id,
    idcName: row.idc ?? undefined,
    innerIpAddress: row.ip ?? (isIP(row.name) ? row.name : undefined),
    name: row.name,
    observedTime: row.observedTime ? toTime(new Date(row.observedTime)) : undefined,
    regionName: row.region ?? undefined,
    services: row.services.map(({ name, type, version }) => ({
      name,
      type,
      version: version ? shortVersion(version) : undefined,
    })),
    status: row.status ?? undefined,
    typeName: row.typeName ?? undefined,
  };
}
