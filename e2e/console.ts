import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConsoleProcess } from "../lib/testing/console-process";
import { freePort } from "../lib/testing/free-port";

/** A console as `npm start` runs it, with data and a simulated fleet of its own. */
export interface OwnedConsole {
  address: string;
  process: ConsoleProcess;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** Starts one with these settings. */
export async function startConsole(
  settings: Record<string, string>,
  port?: number,
): Promise<OwnedConsole> {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-e2e-"));
  // PostgreSQL runs as another user when the tests run as root, and must be able to pass.
  chmodSync(directory, 0o755);
  const process = new ConsoleProcess(port ?? (await freePort()), {
    OBDECK_DATA: directory,
    ...settings,
  });
  const stop = async () => {
    await process.signal("SIGTERM");
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await process.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: process.address, process, stop };
}
