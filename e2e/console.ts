import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConsoleProcess } from "../lib/testing/console-process";

/** Where the tests find the console. */
export const PORT = 4330;

/**
 * Starts the console that the tests are about, as `npm start` does, with a simulated fleet of its own
 * that is faster than life; answers what stops it and removes its data.
 */
export default async function startConsole(): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-e2e-"));
  // PostgreSQL runs as another user when the tests run as root, and must be able to pass.
  chmodSync(directory, 0o755);
  const console = new ConsoleProcess(PORT, {
    OBDECK_DATA: directory,
    OBDECK_SIM_SPEED: "5",
    OBDECK_OBSERVE_MS: "1000",
  });
  const stop = async () => {
    await console.signal("SIGTERM");
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await console.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
