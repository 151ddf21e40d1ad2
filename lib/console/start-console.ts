import "server-only";
import { DrizzleQueryError } from "drizzle-orm";
import { openDoor } from "@/lib/http/door";
import { log } from "@/lib/process/log";
import { readSettings } from "@/lib/process/settings";
import { singleton } from "@/lib/process/singleton";
import { assemble } from "./assemble";
import { announceConsole } from "./console";
import { handleApi } from "./handle-api";
import { Parts } from "./parts";
import { say } from "./say";

/**
 * Puts this process's console together, once, and takes it apart on SIGINT and SIGTERM. A console that
 * cannot start says why in one sentence and ends the process.
 */
export const startConsole = (): Promise<void> =>
  singleton("start", async () => {
    const parts = new Parts();
    stopOnSignal(parts);
    try {
      const settings = readSettings(process.env);
      openDoor(settings.OBDECK_TRUSTED_PROXIES, handleApi);
      const made = parts.open((opened) => assemble(settings, opened));
      announceConsole(made);
      await made;
      say(`ready: ${process.env.OBDECK_PRIVATE_ADDRESS ?? "the server"}`);
    } catch (error) {
      // Who was told to stop ends the process when everything is closed.
      if (parts.areStopping) return;
      log.debug({ err: error }, "start failed");
      say(`cannot start: ${sentenceOf(error)}`);
      await parts.stop();
      process.exit(1);
    }
  });

/** One Ctrl-C may arrive twice, from the terminal and from npm; a later one means "now". */
const SAME_SIGNAL_MS = 1500;

function stopOnSignal(parts: Parts): void {
  let stoppingSince: number | undefined;
  const stop = (signal: NodeJS.Signals) => {
    const code = signal === "SIGINT" ? 130 : 143;
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(code);
      return;
    }
    stoppingSince = Date.now();
    say("stopping; once more to stop at once");
    void parts.stop().then(() => process.exit(code));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** Why it cannot start. A failed statement's own text has its values in it, so its cause is told. */
function sentenceOf(error: unknown): string {
  if (error instanceof DrizzleQueryError && error.cause) return error.cause.message;
  return error instanceof Error ? error.message : String(error);
}
