import { onTestFinished } from "vitest";
import { type Engine, startEngine } from "@/lib/engine/engine";
import type { Step } from "@/lib/engine/step";
import type { Database } from "@/lib/store/database";
import { closeDatabase, openDatabase } from "@/lib/store/database";

/** An engine in the test's own process, with its own pool; it is stopped when the test ends. */
export async function engineOn<World>(
  url: string,
  options: {
    world: (db: Database) => World;
    steps: readonly Step<unknown, World>[];
    slots?: number;
    leaseMs?: number;
    name?: string;
  },
): Promise<Engine> {
  const { world, steps, slots = 8, leaseMs = 5000, name = "test" } = options;
  const db = await openDatabase(url);
  const engine = await startEngine({
    ...{ db, world: world(db), steps, slots, leaseMs, replicaName: name },
  });
  onTestFinished(async () => {
    await engine.stop();
    await closeDatabase(db);
  });
  return engine;
}
