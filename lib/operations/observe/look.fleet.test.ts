import { expect, onTestFinished, test } from "vitest";
import { cluster } from "@/lib/store/fleet-tables";
import { freshDatabase } from "@/lib/testing/database";
import { freshFleet } from "@/lib/testing/fleet";
import { registerFleet } from "../fleet/register-fleet";
import { createWorld } from "../world";
import { look } from "./look";

const KEYS = [Buffer.alloc(32, 7)] as const;

test("a look that is stopped finds nothing, rather than that nothing answers", async () => {
  const db = await freshDatabase();
  const fleet = await freshFleet();
  await fleet.start();
  await registerFleet(db, KEYS, [fleet.file]);
  const world = createWorld(db, KEYS);
  onTestFinished(() => world.close());
  const [row] = await db.select().from(cluster);
  const stop = new AbortController();
  const control = { signal: stop.signal, deadline: Date.now() + 20_000 };
  const looking = look(world, row?.id ?? 0, control);

  stop.abort(new Error("The console is stopping"));

  await expect(looking).rejects.toThrow("The console is stopping");
});
