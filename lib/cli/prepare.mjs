// What has to be there before the console can run: installed packages and a build. Plain Node, since
// it runs on a clone that has neither.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The directory of the clone, with a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Tells the person at the terminal what is being done now. */
export const say = (text) => console.log(`[obdeck] ${text}`);

/** Where the page is served: `PORT` and `HOSTNAME`, and the address that they make. */
export function place(scheme) {
  const port = process.env.PORT || "3000";
  const hostname = process.env.HOSTNAME || "127.0.0.1";
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  return { port, hostname, address: `${scheme}://${host}:${port}` };
}

const OLDEST_NODE = [20, 19, 0];
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "proxy.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** Ends the program with a sentence when this Node is too old. */
export function requireNode() {
  const have = process.versions.node.split(".").map(Number);
  const differs = OLDEST_NODE.findIndex((part, index) => have[index] !== part);
  if (differs === -1 || have[differs] > OLDEST_NODE[differs]) return;
  console.error(
    `[obdeck] Node ${OLDEST_NODE.join(".")} or newer is needed; this is ${process.version}.`,
  );
  process.exit(1);
}

/** Runs a program of the project with its output shown; answers its exit code. */
export function run(command, args, extra = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra };
  if (!("NODE_ENV" in extra)) delete env.NODE_ENV;
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env });
  return status ?? 1;
}

/** Runs a package's command-line program by the file that implements it. */
export const runTool = (file, args, extra) =>
  run(process.execPath, [join(root, "node_modules", file), ...args], extra);

/** `npm ci`, unless exactly these packages are installed for this Node already. */
export function install() {
  const stamp = join(root, "node_modules/.obdeck");
  const wanted = digest(
    [join(root, "package-lock.json")],
    `${process.platform} ${process.arch} ${process.versions.modules}`,
  );
  if (read(stamp) === wanted) return;
  say("installing packages (npm ci); a minute at most");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = npm ? run(process.execPath, [npm, ...args]) : run("npm", args);
  if (code !== 0) process.exit(code);
  writeFileSync(stamp, wanted);
}

/** Builds the pages and the simulated observer, unless this build is of exactly these sources. */
export async function build() {
  const stamp = join(root, ".next/.obdeck");
  const wanted = digest(
    SOURCES.flatMap((source) => filesIn(join(root, source))),
    process.version,
  );
  const built =
    existsSync(join(root, ".next/BUILD_ID")) && existsSync(join(root, ".obdeck/observer.cjs"));
  if (built && read(stamp) === wanted) return;
  say("building (next build); half a minute");
  rmSync(stamp, { force: true });
  const { buildObserver } = await import("../simulator/build.mjs");
  await buildObserver();
  const code = runTool("next/dist/bin/next", ["build"], { NODE_ENV: "production" });
  if (code !== 0) process.exit(code);
  writeFileSync(stamp, wanted);
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const found = readdirSync(path, { withFileTypes: true, recursive: true, encoding: "utf8" });
  return found
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digest(files, salt) {
  const hash = createHash("sha256").update(salt);
  for (const file of files)
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
