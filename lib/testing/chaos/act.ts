import { setTimeout as sleep } from "node:timers/promises";
import { checkHolders } from "./check-truth";
import { breakOrHeal, killConsole, killObserver } from "./harm";
import { bringUp, operate, wish } from "./operations";
import type { ChaosRig } from "./rig";
import { lookAround, type Seen } from "./seen";
import { beSenseless } from "./senseless";
import { cancel, steer } from "./steering";

const LONGEST_PAUSE_MS = 120;
const MOST_PER_LOOK = 3;
const LOOK_AGAIN_MS = 100;
const LONGEST_REST = 20;

/** Looks, and does a few things that are possible now, chosen by the seed. */
export async function act(rig: ChaosRig): Promise<void> {
  const { random } = rig;
  const seen = await lookAround(rig);
  checkHolders(seen);
  for (let left = 1 + random.below(MOST_PER_LOOK); left > 0; left -= 1) {
    await DO[choose(rig, seen)](rig, seen);
    await sleep(random.below(LONGEST_PAUSE_MS));
  }
}

function choose({ random }: ChaosRig, seen: Seen): keyof typeof DO {
  const down = seen.servers.filter(({ status }) => status !== "RUNNING").length;
  const isBusy = seen.working.length > 0;
  const what = random.weighted([
    [isBusy ? 18 : 30, "operate"],
    [down === 0 ? 0 : isBusy ? 3 : 25, "bring up"],
    [seen.failed.length > 0 ? 25 : 0, "steer"],
    [isBusy ? 5 : 0, "cancel"],
    [4, "break or heal"],
    [1.5, "kill observer"],
    [1, "kill console"],
    [6, "be senseless"],
    [isBusy ? 16 : 0, "rest"],
  ] as const);
  return what ?? "rest";
}

const DO = {
  operate: (rig: ChaosRig, seen: Seen) => operate(rig, wish(rig, seen)),
  "bring up": (rig: ChaosRig, seen: Seen) => operate(rig, bringUp(rig, seen)),
  steer,
  cancel,
  "break or heal": breakOrHeal,
  "kill observer": killObserver,
  "kill console": killConsole,
  "be senseless": beSenseless,
  rest,
};

/** Lets the tasks work for a while. */
async function rest(rig: ChaosRig): Promise<void> {
  const looks = rig.random.below(LONGEST_REST);
  for (let look = 0; look < looks; look += 1) {
    if ((await lookAround(rig)).working.length === 0) return;
    await sleep(LOOK_AGAIN_MS);
  }
}
