import { Pool } from "pg";
import { createTask } from "@/lib/store/create-task";
import { benchDatabase, forgetTasks } from "./bench-database";
import { chainTask } from "./chain";
import { createByHand } from "./create-by-hand";
import { figure, ms, times } from "./figure";
import type { Part } from "./part";
import { onEnd } from "./scratch";
import { middle, type Timing, timed } from "./timed";

const ROUNDS = 7;
const TASKS = 300;

/** How many 9-step tasks a second can be created, against the same inserts written by hand. */
export const create: Part = {
  name: "create",
  needsBuild: false,
  async run() {
    const { db, url } = await benchDatabase();
    const pool = new Pool({ connectionString: url, max: 20 });
    onEnd(() => pool.end());
    const ways = {
      createTask: (index: number) => createTask(db, chainTask({ index })),
      "by hand": (index: number) => createByHand(pool, { index }),
    };
    const rows: string[][] = [];
    for (const atOnce of [1, 8]) {
      const runs: Record<keyof typeof ways, Timing[]> = { createTask: [], "by hand": [] };
      for (let round = -1; round < ROUNDS; round += 1)
        for (const way of inTurn(["createTask", "by hand"] as const, round)) {
          await forgetTasks(db);
          const timing = await timed(TASKS, atOnce, ways[way]);
          // The first round warms connections and plans up.
          if (round >= 0) runs[way].push(timing);
        }
      const [ours, floor] = [middle(runs.createTask), middle(runs["by hand"])];
      rows.push(
        row(`createTask, ${atOnce} at once`, ours, floor),
        row(`by hand, ${atOnce} at once`, floor, floor),
      );
    }
    return [
      {
        title: "Creating a task of nine steps",
        columns: ["", "tasks/s", "of by hand", "p50", "p99"],
        rows,
      },
    ];
  },
};

/** Who goes first changes from round to round. */
const inTurn = <T>(ways: readonly T[], round: number): readonly T[] =>
  round % 2 === 0 ? ways : ways.toReversed();

const row = (name: string, timing: Timing, floor: Timing): string[] => [
  name,
  figure(timing.perSecond),
  times(timing.perSecond, floor.perSecond),
  ms(timing.p50),
  ms(timing.p99),
];
