import { z } from "zod";
import type { LogStream } from "@/lib/contract/log-stream";
import { DriverError } from "./error";

type Row = Record<string, unknown>;

export const LOG_STAT_SQL = `SELECT TENANT_ID, LS_ID, SVR_IP, SVR_PORT, UPPER(ROLE) ROLE, PROPOSAL_ID, PAXOS_MEMBER_LIST,
       PAXOS_REPLICA_NUM, UPPER(IN_SYNC) IN_SYNC
FROM oceanbase.GV$OB_LOG_STAT ORDER BY TENANT_ID, LS_ID, SVR_IP, SVR_PORT`;
export const TENANTS_SQL = "SELECT TENANT_ID, TENANT_NAME FROM oceanbase.DBA_OB_TENANTS";

const Text = z.coerce.string();
const Int = z.coerce.number().int();

const Replica = z
  .object({
    tenant_id: Int,
    ls_id: Int,
    svr_ip: Text,
    svr_port: Int,
    role: Text,
    proposal_id: z.coerce.number(),
    paxos_member_list: z.string(),
    paxos_replica_num: Int,
    in_sync: Text,
  })
  .transform((row) => ({
    tenantId: row.tenant_id,
    logStreamId: row.ls_id,
    server: nameOf(row.svr_ip, row.svr_port),
    isLeader: row.role === "LEADER",
    proposalId: row.proposal_id,
    memberList: row.paxos_member_list,
    replicaCount: row.paxos_replica_num,
    inSync: row.in_sync === "YES",
  }));
type Replica = z.output<typeof Replica>;

const Tenant = z.object({ tenant_id: Int, tenant_name: Text });

const nameOf = (ip: string, port: number): string =>
  ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;

/**
 * The log streams that the replicas report, in tenant and stream order. Who the members are is the leader's word;
 * without one, that of the replica with the newest proposal.
 */
export function readLogStreams(
  replicaRows: readonly Row[],
  tenantRows: readonly Row[],
): LogStream[] {
  const replicas = parse("GV$OB_LOG_STAT", z.array(Replica), replicaRows);
  const tenants = parse("DBA_OB_TENANTS", z.array(Tenant), tenantRows);
  const names = new Map(tenants.map((one) => [one.tenant_id, one.tenant_name]));
  const streams = new Map<string, Replica[]>();
  for (const one of replicas) {
    const key = `${one.tenantId}/${one.logStreamId}`;
    streams.set(key, [...(streams.get(key) ?? []), one]);
  }
  return [...streams.values()]
    .map((group) => toStream(group, names))
    .sort((a, b) => a.tenantId - b.tenantId || a.logStreamId - b.logStreamId);
}

function toStream(group: readonly Replica[], names: ReadonlyMap<number, string>): LogStream {
  const leaders = group.filter(({ isLeader }) => isLeader);
  // Two leaders are an old one that has not noticed yet, and the new one.
  const speaker = newestOf(leaders) ?? newestOf(group);
  if (!speaker) throw unreadable("GV$OB_LOG_STAT");
  const { tenantId, logStreamId, replicaCount } = speaker;
  const reported = new Map(group.map((one) => [one.server, one]));
  return {
    tenantId,
    tenantName: names.get(tenantId) ?? `tenant ${tenantId}`,
    logStreamId,
    replicaCount,
    members: memberNames(speaker.memberList).map((server) => ({
      server,
      inSync: reported.get(server)?.inSync ?? false,
      isLeader: speaker.isLeader && server === speaker.server,
    })),
  };
}

function newestOf(group: readonly Replica[]): Replica | undefined {
  return group.reduce<Replica | undefined>(
    (best, one) => (best && best.proposalId >= one.proposalId ? best : one),
    undefined,
  );
}

/**
 * The `ip:port` of each `ip:port:timestamp` of a member list. A list that cannot be read is an error: a member that was
 * left out would make an unsafe stop look safe.
 */
export function memberNames(list: string): string[] {
  return list
    .split(",")
    .filter((member) => member.trim() !== "")
    .map((member) => {
      const found = /^\s*(\[[^\]]+\]|[^:\s]+):(\d+)(?::[^,]*)?\s*$/.exec(member);
      if (!found) throw unreadable(`PAXOS_MEMBER_LIST ${member}`);
      return `${found[1]}:${found[2]}`;
    });
}

function parse<T>(what: string, schema: z.ZodType<T>, rows: readonly Row[]): T {
  const parsed = schema.safeParse(rows);
  if (parsed.success) return parsed.data;
  throw unreadable(what);
}

const unreadable = (what: string): DriverError =>
  new DriverError("bug", `The cluster's answer has an unknown form: ${what}`, {
    hint: "sql.bug",
    retryable: false,
  });
