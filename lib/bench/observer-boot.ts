import { readFileSync } from "node:fs";
import { uptime } from "node:os";
import { join } from "node:path";
import { readStarts } from "@/lib/simulator/starts";

const TICKS_A_SECOND = 100;
const IN_SERVICE = /^\[([\d-]+) ([\d:.]+)\].*observer start service$/gm;

/** When a simulated observer was forked and when it was in service: by the kernel and by its own log. */
export interface Boot {
  forkedMs: number;
  inServiceMs: number;
}

/** The latest boot of the observer of a home. Both times are epoch milliseconds; the fork's is exact to 10. */
export function latestBoot(home: string): Boot {
  const start = readStarts(home).starts.at(-1);
  const log = readFileSync(join(home, "log/observer.log"), "utf8");
  const last = [...log.matchAll(IN_SERVICE)].at(-1);
  if (!start || !last) throw new Error(`No observer of ${home} was ever in service`);
  const machineStartedMs = Date.now() - uptime() * 1000;
  return {
    forkedMs: machineStartedMs + (Number(start.startTicks) / TICKS_A_SECOND) * 1000,
    inServiceMs: Date.parse(`${last[1]}T${last[2]?.slice(0, -3)}`),
  };
}
