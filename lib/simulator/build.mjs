// Bundles the simulated observer into one file that a home's bin/observer is a copy of. Plain Node.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const room = fileURLToPath(new URL(".", import.meta.url));
const root = join(room, "../..");

/** Where the bundle is, unless the caller says otherwise. */
export const OBSERVER_BUNDLE = join(root, ".obdeck/observer.cjs");

/**
 * Builds the observer and answers the bundle's path. A bundle newer than every source is kept; a new
 * one takes the old one's place in one step, so that another process never reads half a file.
 */
export async function buildObserver(outfile = OBSERVER_BUNDLE) {
  if (isFresh(outfile)) return outfile;
  mkdirSync(dirname(outfile), { recursive: true });
  const unfinished = `${outfile}.${process.pid}.${Date.now()}`;
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [join(room, "observer/main.ts")],
      outfile: unfinished,
      bundle: true,
      minify: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      // Empties `server-only`, which is for files that Next might send to a browser.
      conditions: ["react-server"],
      banner: { js: "#!/usr/bin/env node" },
      legalComments: "none",
      logLevel: "warning",
    });
    renameSync(unfinished, outfile);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return outfile;
}

function isFresh(outfile) {
  const built = statSync(outfile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [room, join(root, "lib/contract"), join(root, "package-lock.json")];
  return sources.every((source) => newest(source) < built);
}

function newest(path) {
  if (statSync(path).isFile()) return statSync(path).mtimeMs;
  const files = readdirSync(path, { recursive: true, encoding: "utf8" });
  return Math.max(...files.map((file) => statSync(join(path, file)).mtimeMs));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildObserver();
