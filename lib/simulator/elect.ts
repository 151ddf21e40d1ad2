import "server-only";
import { join } from "node:path";
import { type LeaderFile, readLeaders, writeLeaders } from "./cluster-files";
import type { ClusterState, ServerState } from "./cluster-state";
import { isMajority, isSame, LEDGER, type LogStream } from "./log-streams";
import { compareEnds, copyLog, type LogEnd, readLogEnd } from "./replica-log";

/** A log stream as it is led now. */
export interface LedStream extends LogStream<ServerState> {
  /** Who has the lease to lead it, though it may be dead since; undefined without a majority. */
  leaderId: number | undefined;
  /** The leader, as long as it answers. */
  leader: ServerState | undefined;
  /** PROPOSAL_ID: one more with every other leader. */
  term: number;
  /** Members whose logs keep up with the leader's. */
  inSync: ServerState[];
}

/** The streams as they would be led by now, and whether that is what the shared files have. */
export function lookAtStreams(cluster: string, state: ClusterState) {
  const known = readLeaders(cluster);
  const ends = readEnds(cluster, state);
  const streams = state.streams.map((stream) => lead(stream, known, ends));
  const isElected = streams.every(
    (stream) => stream.leaderId === undefined || known[keyOf(stream)]?.id === stream.leaderId,
  );
  return {
    streams,
    isSettled: isElected && streams.every((each) => behind(each, ends).length === 0),
  };
}

/**
 * Writes down who leads each stream and lets the members that should keep up catch up, as replication
 * has done by the time that somebody looks. Only under the lock of the cluster.
 */
export function settleStreams(cluster: string, state: ClusterState): LedStream[] {
  catchUp(cluster, lookAtStreams(cluster, state).streams);
  const { streams } = lookAtStreams(cluster, state);
  const known = readLeaders(cluster);
  const led = streams.flatMap((stream): [string, LeaderFile][] => {
    const { leaderId: id, term } = stream;
    return id === undefined ? [] : [[keyOf(stream), { id, term }]];
  });
  const changed = led.filter(([key, { id }]) => known[key]?.id !== id);
  if (changed.length > 0) writeLeaders(cluster, { ...known, ...Object.fromEntries(changed) });
  catchUp(cluster, streams);
  return lookAtStreams(cluster, state).streams;
}

const keyOf = ({ tenantId, lsId }: LogStream<unknown>) => `${tenantId}:${lsId}`;
const NO_END: LogEnd = { term: 0, count: 0 };

type Ends = ReadonlyMap<number, LogEnd>;

function readEnds(cluster: string, { streams }: ClusterState): Ends {
  const members = streams.find((stream) => isSame(stream, LEDGER))?.members ?? [];
  return new Map(members.map(({ id, home }) => [id, readLogEnd(join(cluster, home))]));
}

function lead(
  stream: LogStream<ServerState>,
  known: Record<string, LeaderFile>,
  ends: Ends,
): LedStream {
  const { members } = stream;
  const last = known[keyOf(stream)];
  const endOf = endsOf(stream, ends);
  const elected = elect(stream, last?.id, endOf);
  const leader = elected?.answers ? elected : undefined;
  const newestTerm = Math.max(0, last?.term ?? 0, ...members.map((each) => endOf(each).term));
  const isAsNew = (member: ServerState) =>
    leader !== undefined && compareEnds(endOf(member), endOf(leader)) === 0;
  return {
    ...stream,
    leaderId: elected?.id,
    leader,
    term: last && (elected === undefined || elected.id === last.id) ? last.term : newestTerm + 1,
    inSync: members.filter((each) => each === leader || (each.keepsUp && isAsNew(each))),
  };
}

// Only the ledger's stream has entries; the logs of the others are all alike.
const endsOf =
  (stream: LogStream<ServerState>, ends: Ends) =>
  ({ id }: ServerState): LogEnd =>
    (isSame(stream, LEDGER) ? ends.get(id) : undefined) ?? NO_END;

/**
 * The leader as long as its lease lasts; else a member with the newest log of those that answer, which
 * has every acknowledged entry when they are a majority. One that is stopped or behind is the last choice.
 */
function elect(
  stream: LogStream<ServerState>,
  lastId: number | undefined,
  endOf: (member: ServerState) => LogEnd,
): ServerState | undefined {
  const serving = stream.members.filter((member) => member.serving);
  const last = serving.find(({ id }) => id === lastId);
  if (last && !last.answers && isMajority(serving.length, stream)) return last;
  const answering = serving.filter(({ answers }) => answers);
  if (!isMajority(answering.length, stream)) return undefined;
  const able = answering.filter((one) =>
    answering.every((other) => compareEnds(endOf(one), endOf(other)) >= 0),
  );
  const keepUp = able.filter(({ keepsUp }) => keepsUp);
  const best = [keepUp.filter(({ stopped }) => !stopped), keepUp, able];
  const candidates = best.find((some) => some.length > 0) ?? [];
  const isOfUsers = stream.tenantId === LEDGER.tenantId;
  const turn = isOfUsers ? stream.lsId % Math.max(1, candidates.length) : 0;
  return candidates.find(({ id }) => id === lastId) ?? candidates[turn];
}

/** Members whose log should be as new as the leader's and is not. */
function behind(stream: LedStream, ends: Ends): ServerState[] {
  const endOf = endsOf(stream, ends);
  const { leader } = stream;
  if (!leader) return [];
  return stream.members.filter(
    (member) =>
      member !== leader && member.keepsUp && compareEnds(endOf(member), endOf(leader)) < 0,
  );
}

function catchUp(cluster: string, streams: readonly LedStream[]): void {
  const stream = streams.find((each) => isSame(each, LEDGER));
  if (!stream?.leader) return;
  const from = join(cluster, stream.leader.home);
  const ends = new Map(
    stream.members.map(({ id, home }) => [id, readLogEnd(join(cluster, home))] as const),
  );
  for (const { home } of behind(stream, ends)) copyLog(from, join(cluster, home));
}
