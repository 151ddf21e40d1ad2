import "server-only";
import { log } from "@/lib/process/log";

/** Closes each part, the last opened first; one that fails does not keep the others open. */
export async function stopInOrder(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of [...closers]) {
    try {
      await close();
    } catch (error) {
      log.error({ err: error }, "a part of the console did not stop cleanly");
    }
  }
}
