import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { beatAgain, beginHeartbeat, writeService } from "../cluster-files";
import { readFreezes } from "../freezes";
import { readStarts } from "../starts";
import { listen } from "./listen";
import type { Place } from "./place";
import type { Running } from "./running";

const MAJORITY_POLL_MS = 200;
const REPLAY_AFTER_FREEZE = 0.4;
const NOBODY = { pid: 0, startTicks: "0" };

/** Goes through the phases of a boot as the kernel does; throws what makes the start fail. */
export async function boot(running: Running): Promise<void> {
  const { log, place } = running;
  const { timing } = place;
  log("INFO", "SERVER", `[server_start 1/6] parameters loaded, zone ${place.config.zone}`);
  await running.pass(timing.silentMs);
  await listen(running);
  log("INFO", "NET", "[server_start 2/6] net frame started, sql and rpc ports listen");
  await replay(running);

  await joinMajority(running);
  running.phase = "restricted";
  log("INFO", "SERVER", "[server_start 5/6] root service found, refreshing tenants");
  await running.pass(timing.restrictedMs);
  report(running, null);
  running.phase = "joining";
  await running.pass(timing.joiningMs);
  report(running, Date.now() * 1000);
  running.phase = "serving";
  log("INFO", "SERVER", "[OBSERVER_NOTICE] observer start service");
  log("INFO", "SERVER", "[server_start 6/6] observer start successfully");
}

async function replay(running: Running): Promise<void> {
  const { log, place } = running;
  log("INFO", "STORAGE", "[server_start 3/6] storage and tenants load, log replay begins");
  const replayMs = place.timing.initializingMs * (isFrozen(place) ? REPLAY_AFTER_FREEZE : 1);
  await running.pass(replayMs * 0.4);
  if (running.fault?.kind === "log-disk-full") fillLogDisk(running);
  await running.pass(replayMs * 0.6);
  log("INFO", "SERVER", "[server_start 4/6] check log replay and user tenant schema finished");
}

/** Whether a minor freeze of the process before left less to replay. */
function isFrozen({ home }: Place): boolean {
  const before = readStarts(home).starts.at(-2);
  return before !== undefined && readFreezes(home).lastTimeMs > before.beginMs;
}

function fillLogDisk({ log }: Running): never {
  const facts = "dir=store/clog, total_size=20GB, used_percent=98, limit_percent=95";
  log("WARN", "PALF", `log disk usage is above the limit: ${facts}`);
  log("ERROR", "PALF", `Log out of disk space, clog disk is almost full: ret=-4264, ${facts}`);
  log("ERROR", "CLOG", "log stream 1 of tenant 1 cannot append: ret=-4264");
  throw new Error("fail to start log service: ret=-4264, free space of store/clog is needed");
}

/** Sends heartbeats from now on, and waits until those of more than half of the zones arrive. */
async function joinMajority(running: Running): Promise<void> {
  const { place, self, log } = running;
  let arrives = false;
  const beat = () => {
    const isCutOff = running.fault?.kind === "lost-majority";
    if (arrives === !isCutOff) {
      if (arrives) beatAgain(place.cluster, place.config.serverId);
      return;
    }
    arrives = !isCutOff;
    beginHeartbeat(place.cluster, place.config.serverId, arrives ? self : NOBODY);
  };
  beat();
  setInterval(beat, place.timing.heartbeatMs);

  let told = "";
  for (;;) {
    const { hasMajority, zonesUp, zones } = running.cluster();
    if (hasMajority) return;
    const text = `${zonesUp.length} of ${zones.length} zones up (${zonesUp.join(", ")})`;
    if (text !== told)
      log("WARN", "RS", `no RootService majority: ${text}, wait until more than half are up`);
    told = text;
    await sleep(MAJORITY_POLL_MS);
  }
}

function report({ place, self }: Running, startServiceTimeUs: number | null): void {
  writeService(place.cluster, place.config.serverId, { ...self, startServiceTimeUs });
}
