import "server-only";
import { readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { ProcessId } from "./process-table";
import { readIfThere, writeWhole } from "./write-file";

/** What never changes about a simulated cluster: `cluster.json` of its directory. */
export interface ClusterFacts {
  name: string;
  obClusterId: number;
  version: string;
  edition: "CE" | "EE";
  /** SHA1(SHA1(password)) in hexadecimal, all that mysql_native_password has to know. */
  passwordHash: string;
  createTimeUs: number;
}

/** A row of `__all_server` as far as ALTER SYSTEM writes it: `servers/<id>.json`. */
export interface ServerFile {
  id: number;
  zone: string;
  ip: string;
  rpcPort: number;
  sqlPort: number;
  /** The home's name in the cluster's directory. */
  home: string;
  stopTimeUs: number | null;
  modifyTimeUs: number;
  deleting?: boolean;
}

/** The part of the row that the server itself reports: `servers/<id>.service`. */
export interface ServiceFile extends ProcessId {
  startServiceTimeUs: number | null;
}

/** A row of `__all_zone`: one of `zones.json`. */
export interface ZoneFile {
  name: string;
  status: "ACTIVE" | "INACTIVE";
  idc: string;
  region: string;
  modifyTimeUs: number;
}

/** Who leads a log stream, and the how-manieth leader it is: one of `leaders.json`. */
export interface LeaderFile {
  id: number;
  term: number;
}

// What is read here was written by the functions of this file, so its form is known.
const read = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const readMaybe = <T>(path: string): T | undefined => {
  const text = readIfThere(path);
  return text === undefined ? undefined : (JSON.parse(text) as T);
};
const write = (path: string, value: unknown) => writeWhole(path, JSON.stringify(value));

const serverFile = (cluster: string, id: number, kind: string) =>
  join(cluster, "servers", `${id}.${kind}`);

export const readClusterFacts = (cluster: string) =>
  readMaybe<ClusterFacts>(join(cluster, "cluster.json"));
export const writeClusterFacts = (cluster: string, facts: ClusterFacts) =>
  write(join(cluster, "cluster.json"), facts);

export const readZones = (cluster: string) => readMaybe<ZoneFile[]>(join(cluster, "zones.json"));
export const writeZones = (cluster: string, zones: ZoneFile[]) =>
  write(join(cluster, "zones.json"), zones);

/** Rows of every server of the cluster, by ID. */
export const readServerFiles = (cluster: string): ServerFile[] =>
  readdirSync(join(cluster, "servers"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => read<ServerFile>(join(cluster, "servers", file)))
    .sort((one, other) => one.id - other.id);
export const readServerFile = (cluster: string, id: number) =>
  readMaybe<ServerFile>(serverFile(cluster, id, "json"));
export const writeServerFile = (cluster: string, row: ServerFile) =>
  write(serverFile(cluster, row.id, "json"), row);

export const readService = (cluster: string, id: number) =>
  readMaybe<ServiceFile>(serverFile(cluster, id, "service"));
export const writeService = (cluster: string, id: number, service: ServiceFile) =>
  write(serverFile(cluster, id, "service"), service);

/** Who was last elected to lead each log stream, by `tenant:stream`. */
export const readLeaders = (cluster: string) =>
  readMaybe<Record<string, LeaderFile>>(join(cluster, "leaders.json")) ?? {};
export const writeLeaders = (cluster: string, leaders: Record<string, LeaderFile>) =>
  write(join(cluster, "leaders.json"), leaders);

/** The first heartbeat of a process; `beatAgain` is each later one. */
export const beginHeartbeat = (cluster: string, id: number, process: ProcessId) =>
  write(serverFile(cluster, id, "beat"), process);

export function beatAgain(cluster: string, id: number): void {
  const now = new Date();
  utimesSync(serverFile(cluster, id, "beat"), now, now);
}

/** Whose the last heartbeat of a server was, and when. */
export function readHeartbeat(cluster: string, id: number) {
  const path = serverFile(cluster, id, "beat");
  const timeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const process = readMaybe<ProcessId>(path);
  return timeMs === undefined || process === undefined ? undefined : { timeMs, process };
}
