import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Close = () => Promise<void> | void;
const closers: Close[] = [];

/** Has something closed when the measurement ends, however it ends; the last opened first. */
export function onEnd(close: Close): void {
  closers.push(close);
}

let ending: Promise<void> | undefined;

/** Closes everything that is open, once, whoever asks. One that fails to close does not keep the others open. */
export function endAll(): Promise<void> {
  ending ??= closeAll().finally(() => {
    ending = undefined;
  });
  return ending;
}

async function closeAll(): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    try {
      await close();
    } catch (error) {
      console.error("[bench] could not be closed:", error);
    }
  }
}

/** A directory for the measurement, gone when it ends. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-bench-"));
  // As root, PostgreSQL runs as another user, who has to pass.
  chmodSync(directory, 0o711);
  onEnd(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
