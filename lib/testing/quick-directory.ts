import { chmodSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux keeps what lies there in memory. */
const IN_MEMORY = "/dev/shm";
const ROOM_BYTES = 2_000_000_000;

/**
 * Makes a directory for the files of a PostgreSQL that need not outlive its machine: in memory where
 * there is room for it, since a database is 300 files, else among the temporary files.
 */
export function quickDirectory(name: string): string {
  const directory = mkdtempSync(join(hasRoom() ? IN_MEMORY : tmpdir(), `obdeck-${name}-`));
  // As root, PostgreSQL runs as another user, who has to pass.
  chmodSync(directory, 0o711);
  return directory;
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
