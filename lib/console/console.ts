import "server-only";
import type { Gate } from "@/lib/access/gate";
import type { Sso } from "@/lib/access/sso";
import type { Engine } from "@/lib/engine/engine";
import type { TaskWatcher } from "@/lib/operations/task/task-watcher";
import type { World } from "@/lib/operations/world";
import type { SecretKeys } from "@/lib/process/secret";
import type { Settings } from "@/lib/process/settings";
import { singleton } from "@/lib/process/singleton";
import type { Database } from "@/lib/store/database";

/** One console process, put together. */
export interface Console {
  settings: Settings;
  /** What secrets are sealed with. */
  keys: SecretKeys;
  db: Database;
  gate: Gate;
  /** Absent where single sign-on is not set up. */
  sso: Sso | undefined;
  world: World;
  /** Lets requests wait until a task moves on; closes with the console. */
  watcher: TaskWatcher;
  /** Absent when `OBDECK_ENGINE` is off: this replica then serves pages and runs no tasks. */
  engine: Engine | undefined;
}

interface Holder {
  console: Promise<Console>;
  give(made: Console): void;
  fail(error: unknown): void;
}

const holder = () =>
  singleton("console", (): Holder => {
    let give: Holder["give"] = () => undefined;
    let fail: Holder["fail"] = () => undefined;
    const console = new Promise<Console>((resolve, reject) => {
      give = resolve;
      fail = reject;
    });
    console.catch(() => undefined);
    return { console, give, fail };
  });

/** The console of this process; waits until it has been put together. */
export const theConsole = (): Promise<Console> => holder().console;

/** Says that the console is there, or why it could not be put together. */
export const announceConsole = (made: Promise<Console>): void => {
  made.then(holder().give, holder().fail);
};
