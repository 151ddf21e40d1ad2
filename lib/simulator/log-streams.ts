/** The tenants of every simulated cluster: sys, and one of users with its meta tenant. */
export const TENANTS = [
  { id: 1, name: "sys", type: "SYS" },
  { id: 1001, name: "META$1002", type: "META" },
  { id: 1002, name: "app", type: "USER" },
] as const;

/** A log stream: which, and the servers that have a replica of it, one in every zone. */
export interface LogStream<Server> {
  tenantId: number;
  lsId: number;
  members: Server[];
}

interface Placed {
  id: number;
  zone: string;
}

const SYS = { tenantId: 1, lsId: 1 };
/** The stream that keeps the acknowledged writes of `test.ledger`. */
export const LEDGER = { tenantId: 1002, lsId: 1001 };

const ON_FIRST_SERVERS = [SYS, { tenantId: 1001, lsId: 1 }, { tenantId: 1002, lsId: 1 }, LEDGER];

/**
 * Every log stream of a cluster. Where a replica is follows from the IDs of its zone's servers alone:
 * a dead server stays a member. There is one stream more for each two servers of a zone, each on the
 * next server, so that the servers of a zone carry different streams.
 */
export function logStreamsOf<Server extends Placed>(
  zones: readonly { name: string }[],
  servers: readonly Server[],
): LogStream<Server>[] {
  const inZones = zones.map(({ name }) => servers.filter(({ zone }) => zone === name));
  const most = Math.max(0, ...inZones.map(({ length }) => length));
  const further = Array.from({ length: Math.floor(most / 2) }, (_, index) => index + 1);
  const membersAt = (place: number) =>
    inZones.flatMap((inZone) => inZone[place % inZone.length] ?? []);
  return [
    ...ON_FIRST_SERVERS.map((stream) => ({ ...stream, members: membersAt(0) })),
    ...further.map((place) => ({
      tenantId: LEDGER.tenantId,
      lsId: LEDGER.lsId + place,
      members: membersAt(place),
    })),
  ];
}

/** Whether a stream is the one that is meant. */
export const isSame = (one: StreamId, other: StreamId): boolean =>
  one.tenantId === other.tenantId && one.lsId === other.lsId;

type StreamId = Pick<LogStream<never>, "tenantId" | "lsId">;

/** Whether a stream is that of the sys tenant, whose leader is the root server. */
export const isSys = (stream: StreamId): boolean => isSame(stream, SYS);

/** Whether so many members are more than half of a stream's. */
export const isMajority = (count: number, { members }: { members: readonly unknown[] }): boolean =>
  count * 2 > members.length;
