import type { LogStream } from "@/lib/contract/log-stream";
import { isAlive } from "./is-alive";
import type { PlanServer } from "./plan-facts";
import type { Outage, Work } from "./work";

/** A log stream that would have no majority in sync while an outage lasts. */
interface Broken {
  stream: LogStream;
  /** How many members outside of the outage are in sync. */
  left: number;
  zoneNames: string;
  /** It has a majority before. */
  isLost: boolean;
}

/** A member that stays up while others go down, and is not in sync. */
interface Behind {
  stream: LogStream;
  server: PlanServer;
}

/** What the outages of an operation do to the log streams. */
export interface JudgedStreams {
  /** How many streams have a member on a server that goes down. */
  touched: number;
  broken: readonly Broken[];
  behind: readonly Behind[];
}

interface Member {
  server: PlanServer | undefined;
  outage: Outage | undefined;
  inSync: boolean;
  isBehind: boolean;
}

/** Judges every log stream for every outage by itself, as the cluster does before it stops a zone. */
export function judgeStreams({ facts, outages }: Work): JudgedStreams {
  const servers = new Map(facts.servers.map((server) => [server.name, server]));
  const outageOf = new Map(
    outages.flatMap((outage) => outage.servers.map(({ name }) => [name, outage] as const)),
  );
  const broken: Broken[] = [];
  const behind: Behind[] = [];
  let touched = 0;
  for (const stream of facts.logStreams ?? []) {
    const members = stream.members.map(({ server: name, inSync }) =>
      toMember(servers.get(name), outageOf.get(name), inSync),
    );
    const hit = new Set(members.flatMap(({ outage }) => outage ?? []));
    if (hit.size === 0) continue;
    touched += 1;
    broken.push(...findBroken(stream, members, hit));
    behind.push(...findBehind(stream, members, hit));
  }
  return { touched, broken, behind };
}

function toMember(
  server: PlanServer | undefined,
  outage: Outage | undefined,
  inSync: boolean,
): Member {
  const lives = server !== undefined && isAlive(server);
  return { server, outage, inSync: lives && inSync, isBehind: lives && !inSync };
}

function findBroken(
  stream: LogStream,
  members: readonly Member[],
  hit: ReadonlySet<Outage>,
): Broken[] {
  const inSync = members.filter((member) => member.inSync);
  const isMajority = (count: number) => count * 2 > stream.replicaCount;
  return [...hit].flatMap((outage) => {
    const left = inSync.filter((member) => member.outage !== outage).length;
    const zoneNames = outage.zones.map(({ name }) => name).join(", ");
    return isMajority(left) ? [] : { stream, left, zoneNames, isLost: isMajority(inSync.length) };
  });
}

function findBehind(
  stream: LogStream,
  members: readonly Member[],
  hit: ReadonlySet<Outage>,
): Behind[] {
  return members.flatMap(({ server, outage, isBehind }) =>
    server && isBehind && [...hit].some((one) => one !== outage) ? { stream, server } : [],
  );
}
