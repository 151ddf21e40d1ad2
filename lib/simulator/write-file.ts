import "server-only";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file in one step: a reader sees the old content or the new, never a part. */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o644): void {
  const unfinished = `${path}.${process.pid}.new`;
  try {
    writeFileSync(unfinished, content, { mode });
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A file's text, or undefined when there is no such file. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
