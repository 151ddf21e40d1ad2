import "server-only";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
  readClusterFacts,
  readServerFile,
  readZones,
  writeClusterFacts,
  writeServerFile,
  writeZones,
} from "./cluster-files";
import { setFault } from "./fault";
import type { ClusterShape } from "./fleet-shape";
import type { ObserverConfig } from "./observer/place";
import { REPLICA_DIRECTORY } from "./replica-log";
import { type ServerPlan, zoneName } from "./simulation";
import { readIfThere, writeWhole } from "./write-file";

const HOME_DIRECTORIES = [
  "bin",
  "etc",
  "lib",
  "log",
  "run",
  "store/clog/tenant_1",
  REPLICA_DIRECTORY,
];
const REGIONS = ["hangzhou", "shanghai", "shenzhen"];

const sha1 = (data: string | Uint8Array) => createHash("sha1").update(data).digest();

/** Writes what all servers of a cluster share; what an operator changed since is kept. */
export function layOutCluster(directory: string, shape: ClusterShape, password: string): void {
  mkdirSync(join(directory, "servers"), { recursive: true });
  const { name, obClusterId, version, edition, zones } = shape;
  const nowUs = Date.now() * 1000;
  writeClusterFacts(directory, {
    ...{ name, obClusterId, version, edition },
    passwordHash: sha1(sha1(password)).toString("hex"),
    createTimeUs: readClusterFacts(directory)?.createTimeUs ?? nowUs,
  });
  const known = readZones(directory) ?? [];
  writeZones(
    directory,
    zones.map((_, index) => {
      const region = REGIONS[index % REGIONS.length] ?? "";
      const fresh = { name: zoneName(index), status: "ACTIVE", idc: `idc${index + 1}` } as const;
      return (
        known.find((zone) => zone.name === fresh.name) ?? { ...fresh, region, modifyTimeUs: nowUs }
      );
    }),
  );
}

/** Makes the home of a server, and its row. Faults and stops of the shape are set the first time only. */
export function layOutServer(plan: ServerPlan, bundle: string): void {
  const { home, id, zone, ip, sqlPort, rpcPort } = plan;
  const isNew = !existsSync(join(home, "etc/observer.config.bin"));
  const directories = plan.shape.agent ? [...HOME_DIRECTORIES, "agent/bin"] : HOME_DIRECTORIES;
  for (const each of directories) mkdirSync(join(home, each), { recursive: true });
  installProgram(bundle, join(home, "bin/observer"));
  if (plan.shape.agent) installProgram(bundle, agentCommandOf(home));
  layOutRow(plan);
  if (isNew && plan.shape.fault) setFault(home, plan.shape.fault);
  const config: ObserverConfig = { serverId: id, zone, ip, sqlPort, rpcPort, cluster: ".." };
  writeIfOther(join(home, "etc/observer.config.bin"), JSON.stringify(config));
}

export const agentCommandOf = (home: string): string => join(home, "agent/bin/ob_agentctl");

function layOutRow({ clusterDirectory, homeName, shape, ...plan }: ServerPlan): void {
  const { id, zone, ip, rpcPort, sqlPort } = plan;
  const nowUs = Date.now() * 1000;
  const known = readServerFile(clusterDirectory, id);
  const stopped = shape.state === "stopped" || shape.state === "service-stopped";
  const fresh = { stopTimeUs: stopped ? nowUs : null, modifyTimeUs: nowUs };
  if (known?.ip === ip) return;
  writeServerFile(clusterDirectory, {
    ...(known ?? fresh),
    ...{ id, zone, ip, rpcPort, sqlPort, home: homeName },
  });
}

// A running observer keeps the file it was started from: the new one takes the name, not the place.
function installProgram(bundle: string, program: string): void {
  writeIfOther(join(dirname(program), "package.json"), '{"type":"commonjs"}\n');
  if (existsSync(program) && readFileSync(program).equals(readFileSync(bundle))) return;
  const unfinished = `${program}.${process.pid}.new`;
  try {
    copyFileSync(bundle, unfinished);
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, program);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function writeIfOther(path: string, content: string): void {
  if (readIfThere(path) !== content) writeWhole(path, content);
}
