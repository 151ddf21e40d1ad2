import "server-only";
import { log } from "@/lib/process/log";

/** Does something again and again. */
export interface Loop {
  /** Waits for the round under way; there is none after it. */
  stop(): Promise<void>;
}

/** Does `round` every `periodMs`, measured from the end of the one before. Its errors are logged. */
export function startLoop(name: string, periodMs: number, round: () => Promise<unknown>): Loop {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();

  const again = async (): Promise<void> => {
    try {
      await round();
    } catch (error) {
      if (!stopped) log.warn({ err: error, loop: name }, "a round of a loop failed");
    }
    if (!stopped) schedule();
  };
  const schedule = (): void => {
    timer = setTimeout(() => {
      current = again();
    }, periodMs);
  };

  schedule();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
