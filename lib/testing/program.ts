import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

/** A program of the tests in a process of its own, so that it can be killed and stopped. */
export interface Program {
  pid: number;
  /** Its next line on standard output. */
  line(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<void>;
}

/** Bundles and starts `lib/testing/<name>.ts`; it is killed when the test ends. */
export async function startProgram(name: string, args: readonly string[]): Promise<Program> {
  const file = await bundled(name);
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, OBDECK_LOG_LEVEL: "error" },
  });
  const ended = once(child, "exit").then(() => undefined);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: pidOf(child),
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The program ${name} ended without another line`);
      return value;
    },
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error("The program did not start");
  return child.pid;
}

const bundles = new Map<string, Promise<string>>();

function bundled(name: string): Promise<string> {
  const known = bundles.get(name);
  if (known) return known;
  const root = process.cwd();
  // Inside the project, so that it finds the packages.
  const outfile = join(root, ".obdeck", `test-${name}-${process.pid}.mjs`);
  const made = build({
    entryPoints: [join(root, "lib/testing", `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
    logLevel: "error",
  }).then(() => outfile);
  bundles.set(name, made);
  process.once("exit", () => rmSync(outfile, { force: true }));
  return made;
}
