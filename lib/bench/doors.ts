import { ensureAdmin } from "@/lib/access/ensure-admin";
import { createGate } from "@/lib/access/gate";
import { createHandlers } from "@/lib/console/handlers";
import { healthOf } from "@/lib/console/health";
import { createApi } from "@/lib/http/api";
import { createRateLimiter } from "@/lib/http/rate-limit";
import { createTaskWatcher } from "@/lib/operations/task/task-watcher";
import { createCredential } from "@/lib/operations/user/create-credential";
import { getUser } from "@/lib/operations/user/find-users";
import { RateLimitSetting } from "@/lib/process/rate-limits";
import { user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import type { KeyPair } from "@/lib/testing/signer";
import { onEnd } from "./scratch";

const KEYS = [Buffer.alloc(32, 7)] as const;

/** The API of a console, as far as from the request to the response. */
export type Door = (request: Request) => Promise<Response>;

/**
 * One API behind two doors: the console's own, and one that lets everybody in as the same user with the same
 * key, so that everything after the door is the same, the audit included.
 */
export async function startDoors(
  db: Database,
): Promise<{ signed: Door; open: Door; pair: KeyPair }> {
  await ensureAdmin(db, "Obdeck-bench-1");
  const [row] = await db.select({ id: user.id }).from(user);
  const admin = await getUser(db, row?.id ?? 0);
  const pair = await createCredential(db, KEYS, admin.id, {});
  const gate = createGate(db, KEYS);
  const watcher = createTaskWatcher(db);
  onEnd(() => watcher.close());
  const health = () => healthOf({ db, engine: undefined });
  const handlers = createHandlers({ db, gate, keys: KEYS, watcher, health });
  const rates = createRateLimiter(RateLimitSetting.parse("off"));
  const known = { user: admin, by: "KEY", accessKey: pair.accessKey } as const;
  const openGate = { ...gate, admit: async () => known };
  return {
    pair,
    signed: createApi({ db, gate, handlers, rates }),
    open: createApi({ db, gate: openGate, handlers, rates }),
  };
}
