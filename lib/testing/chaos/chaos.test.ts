import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { say } from "../say";
import { act } from "./act";
import { checkTruth } from "./check-truth";
import { finish } from "./finish";
import { FleetWatch } from "./fleet-watch";
import { type ChaosRig, chaosRig } from "./rig";

const MINUTES = 60_000;
const { OBDECK_TEST_CHAOS_SEED, OBDECK_TEST_CHAOS_MINUTES, OBDECK_TEST_CHAOS_STOP } = process.env;
/** `npm run chaos` names a file that ends the run when it is there. */
const isUnbounded = OBDECK_TEST_CHAOS_STOP !== undefined;
const WANTED = isUnbounded ? Number.POSITIVE_INFINITY : 350;
const TRUTH_EVERY = 70;
/** `npm run chaos` explores; `npm test` goes the same way each time, as far as time lets it. */
const seed = Number(OBDECK_TEST_CHAOS_SEED ?? 13);

test(
  "whatever is asked of a fleet, and whatever goes wrong with it, nothing that must never be comes to be",
  async () => {
    const rig = await chaosRig(seed);
    say(`chaos: seed ${seed}`);
    try {
      await run(rig);
    } catch (error) {
      const again = `OBDECK_TEST_CHAOS_SEED=${seed}`;
      throw new Error(
        `Seed ${seed}; again with ${again}.\n${rig.tally.story()}\n${rig.tally.summary()}\n${rig.console.printed.slice(-4000)}`,
        {
          cause: error,
        },
      );
    }
  },
  isUnbounded ? 2 ** 31 - 1 : 40 * MINUTES,
);

async function run(rig: ChaosRig): Promise<void> {
  const { tally } = rig;
  const began = Date.now();
  const watch = new FleetWatch(rig);
  const until = began + Number(OBDECK_TEST_CHAOS_MINUTES ?? Number.POSITIVE_INFINITY) * MINUTES;
  let nextTruth = TRUTH_EVERY;
  try {
    while (tally.total < WANTED && Date.now() < until && !isStopAsked()) {
      await act(rig);
      watch.mustBeWell();
      if (tally.total < nextTruth) continue;
      nextTruth += TRUTH_EVERY;
      await checkTruth(rig);
      say(
        `chaos: ${tally.total} things asked for, ${watch.ended} observers ended by tasks, all is well`,
      );
    }
    await finish(rig);
  } finally {
    await watch.stop();
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  say(
    `chaos: seed ${rig.seed}, ${tally.total} things asked for in ${seconds} s, ${watch.ended} observers ended by tasks, ` +
      `rows looked at ${watch.looks} times\n${tally.summary()}`,
  );
  expect(tally.total).toBeGreaterThanOrEqual(isUnbounded ? 1 : WANTED);
}

const isStopAsked = () =>
  OBDECK_TEST_CHAOS_STOP !== undefined && existsSync(OBDECK_TEST_CHAOS_STOP);
