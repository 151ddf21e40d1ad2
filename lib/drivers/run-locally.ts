import "server-only";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { constants } from "node:os";
import { bounded } from "./bounded";
import { DriverError } from "./error";
import type { RunScript, ScriptResult } from "./run-script";

const MOST_OUTPUT = 256 * 1024;
/** A daemon that kept our pipe open must not keep the call from ending. */
const DRAIN_MS = 500;
/** The console's own settings and secrets are no business of what it starts. */
const PASSED_ON = ["PATH", "HOME", "USER", "LOGNAME", "TZ", "TMPDIR", "LD_LIBRARY_PATH"];

/** Runs a script on this machine, in a process group of its own. */
export const runLocally: RunScript = (script, args, control) =>
  bounded(control, "The script on the host", "unknown", ({ signal }) => {
    const child = spawn("sh", ["-s", "--", ...args], {
      cwd: "/",
      detached: true,
      env: environment(),
      stdio: "pipe",
    });
    signal.addEventListener("abort", () => killGroup(child), { once: true });
    const result = finish(child);
    child.stdin.on("error", () => undefined);
    child.stdin.end(script);
    return result;
  });

function finish(child: ChildProcessWithoutNullStreams): Promise<ScriptResult> {
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(
        new DriverError("unreachable", `No shell could be started: ${error.message}`, {
          hint: "host.unreachable",
          retryable: true,
        }),
      ),
    );
    child.once("exit", () => {
      // After a last look at the pipes: a busy process may not have read yet what the child wrote in time.
      const timer = setTimeout(() => setImmediate(() => destroy(child)), DRAIN_MS);
      child.once("close", (code, signal) => {
        clearTimeout(timer);
        const exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
        resolve({ stdout: stdout(), stderr: stderr(), exitCode });
      });
    });
  });
}

function destroy({ stdout, stderr }: ChildProcessWithoutNullStreams): void {
  stdout.destroy();
  stderr.destroy();
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    if (length < MOST_OUTPUT) chunks.push(chunk);
    length += chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

/** Ends the script and its foreground; a daemon has left the group. */
function killGroup({ pid, exitCode, signalCode }: ChildProcessWithoutNullStreams): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended between the look and the signal.
  }
}

function environment(): NodeJS.ProcessEnv {
  const entries = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  // Next requires NODE_ENV in the type of an environment; what is started here must not inherit it.
  return { ...Object.fromEntries(entries), LC_ALL: "C" } as NodeJS.ProcessEnv;
}
