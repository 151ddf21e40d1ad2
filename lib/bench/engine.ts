import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { z } from "zod";
import { startEngine } from "@/lib/engine/engine";
import type { Step } from "@/lib/engine/step";
import { createTask } from "@/lib/store/create-task";
import type { Database } from "@/lib/store/database";
import { benchDatabase, forgetTasks } from "./bench-database";
import { CHAIN_LENGTH, CHAIN_STEP, CHAIN_TIMEOUT_MS, chainTask } from "./chain";
import { ChainsByHand } from "./chains-by-hand";
import { EndedTasks } from "./ended-tasks";
import { figure, ms, times } from "./figure";
import { gapsOfRows } from "./gaps-of-rows";
import type { Part } from "./part";
import { median, quantile } from "./quantile";
import { onEnd } from "./scratch";
import { StepClock } from "./step-clock";
import { timed } from "./timed";

const SLOTS = 1024;
const WORKERS = 16;
const WARM_UP = 20;

interface Ground {
  db: Database;
  url: string;
  ended: EndedTasks;
}

/** Starts something that runs tasks with the clock's steps; answers how to nudge and stop it. */
type Contender = (ground: Ground, clock: StepClock) => Promise<Runner>;
interface Runner {
  wake(): void;
  stop(): Promise<void>;
}

/** What one round of tasks showed. Times in milliseconds. */
interface Round {
  perSecond: number;
  gaps: number[];
  rowGaps: number[];
}

interface Load {
  tasks: number;
  atOnce: number;
  stepMs: number;
  rounds: number;
}

/** 9-step tasks whose steps do nothing, by the engine and by a hand-written loop; and what lies between steps. */
export const engine: Part = {
  name: "engine",
  needsBuild: false,
  async run() {
    const { db, url } = await benchDatabase();
    const ground = { db, url, ended: await EndedTasks.listen(db, url) };
    const loads: Load[] = [
      { atOnce: 1, tasks: 30, stepMs: 0, rounds: 5 },
      { atOnce: 8, tasks: 120, stepMs: 0, rounds: 5 },
      { atOnce: 100, tasks: 300, stepMs: 0, rounds: 5 },
    ];
    const throughput: string[][] = [];
    const between: string[][] = [];
    for (const load of loads) {
      const { ours, floor } = await duel(ground, load);
      throughput.push(...throughputRows(load, ours, floor));
      between.push(gapRow(`${load.atOnce} at once, no-op`, ours));
    }
    for (const paced of [
      { atOnce: 1, tasks: 3, stepMs: 1000, rounds: 1 },
      { atOnce: 100, tasks: 100, stepMs: 1000, rounds: 3 },
      { atOnce: 1000, tasks: 1000, stepMs: 10_000, rounds: 1 },
    ]) {
      const rounds: Round[] = [];
      for (let round = 0; round < paced.rounds; round += 1)
        rounds.push(await runRound(ground, byEngine, paced));
      between.push(
        gapRow(`${figure(paced.atOnce)} at once, steps of ${paced.stepMs / 1000} s`, rounds),
      );
    }
    return [
      {
        title: "Tasks of nine steps that do nothing",
        columns: ["", "tasks/s", "steps/s", "of by hand", "gap p50", "gap p99"],
        rows: throughput,
      },
      {
        title: "From the end of a step to the start of the next",
        columns: ["", "p50", "p99", "p50 by rows", "p99 by rows"],
        rows: between,
      },
    ];
  },
};

async function duel(ground: Ground, load: Load): Promise<{ ours: Round[]; floor: Round[] }> {
  const ours: Round[] = [];
  const floor: Round[] = [];
  for (let round = 0; round < load.rounds; round += 1) {
    if (round % 2 === 0) ours.push(await runRound(ground, byEngine, load));
    floor.push(await runRound(ground, byHand, load));
    if (round % 2 === 1) ours.push(await runRound(ground, byEngine, load));
  }
  return { ours, floor };
}

async function runRound(ground: Ground, contender: Contender, load: Load): Promise<Round> {
  const { db, ended } = ground;
  await forgetTasks(db);
  const clock = new StepClock(load.stepMs);
  const runner = await contender(ground, clock);
  try {
    const one = async (task: number) => {
      // Steps that take time are spread over it, as people press Start, not in step with each other.
      await sleep(Math.random() * load.stepMs);
      const id = await createTask(db, chainTask({ task }));
      runner.wake();
      await ended.wait(id);
    };
    if (load.stepMs === 0) await timed(WARM_UP, load.atOnce, (index) => one(-1 - index));
    const newest = await db.$client.query("select coalesce(max(id), 0) as id from task");
    clock.gaps.length = 0;
    const { perSecond } = await timed(load.tasks, load.atOnce, one);
    const rowGaps = await gapsOfRows(db, Number(newest.rows[0]?.id));
    return { perSecond, gaps: clock.gaps, rowGaps };
  } finally {
    await runner.stop();
  }
}

const byEngine: Contender = async ({ db }, clock) => {
  const step: Step<{ task: number }, undefined> = {
    id: CHAIN_STEP,
    title: "Bench step",
    timeoutMs: CHAIN_TIMEOUT_MS,
    input: z.object({ task: z.int() }),
    async run({ input }) {
      await clock.run(input.task);
      return undefined;
    },
  };
  const started = await startEngine({
    db,
    world: undefined,
    // The engine parses each input before it runs the step it belongs to.
    steps: [step as Step<unknown, undefined>],
    slots: SLOTS,
    leaseMs: 5000,
    replicaName: "bench",
  });
  const stop = () => started.stop();
  onEnd(stop);
  return { wake: () => undefined, stop };
};

const byHand: Contender = async ({ db, url }, clock) => {
  const replica = await db.$client.query<{ id: number }>(
    "insert into replica (name, lease_until, end_time) values ('by hand', now(), now()) returning id",
  );
  const pool = new Pool({ connectionString: url, max: WORKERS });
  const loop = new ChainsByHand(pool, replica.rows[0]?.id ?? 0, WORKERS, (task) => clock.run(task));
  const stop = async () => {
    await loop.stop();
    if (!pool.ended) await pool.end();
  };
  onEnd(stop);
  return { wake: () => loop.wake(), stop };
};

function throughputRows(load: Load, ours: Round[], floor: Round[]): string[][] {
  const perSecond = (rounds: Round[]) => median(rounds.map((round) => round.perSecond));
  const row = (name: string, rounds: Round[]) => [
    `${name}, ${load.atOnce} at once`,
    figure(perSecond(rounds)),
    figure(perSecond(rounds) * CHAIN_LENGTH),
    times(perSecond(rounds), perSecond(floor)),
    ms(median(rounds.map((round) => quantile(round.gaps, 0.5)))),
    ms(median(rounds.map((round) => quantile(round.gaps, 0.99)))),
  ];
  return [row("engine", ours), row("by hand", floor)];
}

function gapRow(name: string, rounds: Round[]): string[] {
  const of = (gaps: (round: Round) => number[], q: number) =>
    ms(median(rounds.map((round) => quantile(gaps(round), q))));
  return [
    name,
    of((round) => round.gaps, 0.5),
    of((round) => round.gaps, 0.99),
    of((round) => round.rowGaps, 0.5),
    of((round) => round.rowGaps, 0.99),
  ];
}
