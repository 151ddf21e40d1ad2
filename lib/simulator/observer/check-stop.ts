import "server-only";
import { join } from "node:path";
import type { ClusterState, ServerState } from "../cluster-state";
import type { LedStream } from "../elect";
import { isMajority, TENANTS } from "../log-streams";
import { readFault } from "../read-fault";
import type { Stop } from "./alter-system";
import { SqlError } from "./sql-error";

/** What is to be stopped: servers of one zone, by STOP SERVER or STOP ZONE. */
export interface StopRequest {
  how: Stop;
  what: "SERVER" | "ZONE";
  zone: string;
  targets: readonly ServerState[];
}

/**
 * Refuses a stop as the kernel does: 4660 beside another stopped zone; 4179 when a log stream would lose
 * its majority, or has a remaining member that is not in sync. FORCE STOP passes over the last, ISOLATE
 * over both, as long as something is left.
 */
export function checkStop(
  cluster: string,
  { servers, zones }: ClusterState,
  streams: readonly LedStream[],
  request: StopRequest,
): void {
  const { how, what, zone, targets } = request;
  const elsewhere = servers.some((server) => server.zone !== zone && server.stopTimeUs !== null);
  const zoneDown = zones.some(({ name, status }) => name !== zone && status === "INACTIVE");
  if (elsewhere || zoneDown || targets.some((target) => target.zone !== zone))
    throw new SqlError(4660, "cannot stop servers of more than one zone at a time");
  if (targets.some(({ home }) => readFault(join(cluster, home))?.kind === "stop-refused"))
    throw notAllowed(request, "the cluster does not let go of the target");
  const stopping = new Set(targets.map(({ id }) => id));
  const stays = ({ id, stopped, answers }: ServerState) => answers && !stopped && !stopping.has(id);
  if (how === "ISOLATE" && !servers.some(stays))
    throw notAllowed(request, `no server would be left, ${what} '${zone}' is the last`);
  if (how === "ISOLATE") return;
  for (const stream of streams.filter(({ members }) => members.some(({ id }) => stopping.has(id))))
    checkStream(stream, stream.members.filter(stays), request);
}

function checkStream(stream: LedStream, left: ServerState[], request: StopRequest): void {
  const { tenantId, lsId, members, inSync } = stream;
  const tenant = TENANTS.find(({ id }) => id === tenantId)?.name ?? "";
  const name = `Tenant ${tenant}(${tenantId}) LS(${lsId})`;
  if (!isMajority(left.length, stream))
    throw notAllowed(
      request,
      `${name} has no majority after it: ${left.length} of ${members.length} members would be left`,
    );
  const late = request.how === "STOP" ? left.find((member) => !inSync.includes(member)) : undefined;
  if (late) throw notAllowed(request, `${name} log is not in sync on ${late.ip}:${late.rpcPort}`);
}

const notAllowed = ({ how, what }: StopRequest, reason: string) =>
  new SqlError(4179, `${reason}, ${how} ${what} not allowed`);
