import { setTimeout as sleep } from "node:timers/promises";
import type { setFault } from "@/lib/simulator/fault";
import { observersIn, processOf } from "@/lib/simulator/process-table";
import { NoAnswer } from "./client";
import { operate, wish } from "./operations";
import type { ChaosRig } from "./rig";
import type { Seen } from "./seen";

type Fault = NonNullable<Parameters<typeof setFault>[1]>;

const MOST_FAULTS = 2;
const FAULTS: readonly (readonly [weight: number, fault: Fault])[] = [
  [3, { kind: "exits-at-once" }],
  [3, { kind: "dies-after-fork", afterMs: 100 }],
  [2, { kind: "port-taken" }],
  [2, { kind: "log-disk-full" }],
  [3, { kind: "slow-boot", factor: 8 }],
  [1, { kind: "crash-loop", afterMs: 1000, restartMs: 500 }],
  [1, { kind: "hang" }],
  [1, { kind: "wrong-password" }],
  [2, { kind: "disk-unhealthy" }],
  [1, { kind: "start-server-times-out", done: true }],
  [1, { kind: "start-server-times-out", done: false }],
  [2, { kind: "stop-refused" }],
  [1, { kind: "will-not-end" }],
  [2, { kind: "log-lags" }],
];

/** Something goes wrong with a server from now on; or what was wrong is healed. */
export function breakOrHeal({ damage, random, tally, homes }: ChaosRig): void {
  const { faulty } = damage;
  const heals = faulty.length >= MOST_FAULTS || (faulty.length > 0 && random.chance(0.7));
  const index = (heals ? random.pick(faulty) : random.below(homes.length)) ?? 0;
  const fault = heals ? undefined : random.weighted(FAULTS);
  damage.set(index, fault);
  tally.add(heals ? "heal" : "fault", fault?.kind ?? "done", `server ${index + 1}`);
}

/** An observer dies of SIGKILL. */
export function killObserver({ damage, random, tally, homes }: ChaosRig): boolean {
  const alive = homes.flatMap((home, index) =>
    observersIn(home).flatMap((pid) => {
      const process = processOf(pid);
      return process ? [{ index, process }] : [];
    }),
  );
  const victim = random.pick(alive);
  if (!victim) return false;
  damage.kills(victim.index, victim.process);
  try {
    process.kill(victim.process.pid, "SIGKILL");
  } catch {
    // It ended by itself in between.
  }
  tally.add("kill observer", "done", `server ${victim.index + 1} pid ${victim.process.pid}`);
  return true;
}

/** The console dies of SIGKILL, perhaps while it is asked for something, and is started again. */
export async function killConsole(rig: ChaosRig, seen: Seen): Promise<void> {
  const { console, random, tally } = rig;
  const asking = random.chance(0.6) ? operate(rig, wish(rig, seen)) : Promise.resolve();
  const asked = asking.catch((error) => {
    if (!(error instanceof NoAnswer)) throw error;
  });
  await sleep(random.below(60));
  await console.signal("SIGKILL");
  await asked;
  tally.add("kill console", "done");
  await sleep(random.below(1500));
  await console.start();
}
