import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { runLocally } from "./run-locally";

const control = (withinMs = 20_000) => ({
  signal: new AbortController().signal,
  deadline: Date.now() + withinMs,
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test("arguments reach a script as they are, whatever is in them", async () => {
  const wild = ["", "two words", "$(id) `id` ; id", "a'b\"c\\", "*", "line\nbreak", "-e"];
  const script = 'for word in "$@"; do printf "%s\\0" "$word"; done';
  const { stdout } = await runLocally(script, wild, control());
  expect(stdout.split("\0").slice(0, -1)).toEqual(wild);
});

test("both streams and the exit code come back", async () => {
  const result = await runLocally("echo out; echo err >&2; exit 7", [], control());
  expect(result).toEqual({ stdout: "out\n", stderr: "err\n", exitCode: 7 });
});

test("a script that a signal ended has a code above 128", async () => {
  const { exitCode } = await runLocally("kill -s TERM $$", [], control());
  expect(exitCode).toBe(143);
});

test("the console's settings and secrets are not in a script's environment", async () => {
  vi.stubEnv("OBDECK_ADMIN_PASSWORD", "secret");
  const { stdout } = await runLocally("env", [], control());
  expect(stdout).not.toContain("secret");
  expect(stdout).toContain("LC_ALL=C");
});

test("an aborted script is gone, and what it ran in the foreground too", async () => {
  const abort = new AbortController();
  const mark = `61.${process.pid}${Date.now() % 1000}`;
  const call = runLocally(`sleep ${mark}; echo never`, [], { ...control(), signal: abort.signal });
  const failed = expect(call).rejects.toMatchObject({ hint: "call.stopped", outcome: "unknown" });
  await vi.waitFor(() => expect(isRunning(mark)).toBe(true), 60_000);
  abort.abort();
  await failed;
  await vi.waitFor(() => expect(isRunning(mark)).toBe(false), 60_000);
});

test("a daemon that keeps the pipe open does not keep the call from ending", async () => {
  const { stdout } = await runLocally("echo done; sleep 20 & echo $!", [], control());
  const [word, pid] = stdout.trim().split("\n");
  expect(word).toBe("done");
  process.kill(Number(pid), "SIGKILL");
});

test("more output than anybody reads is cut off, and the script still ends", async () => {
  const { stdout, exitCode } = await runLocally("yes | head -c 3000000", [], control());
  expect(exitCode).toBe(0);
  expect(stdout.length).toBeLessThan(1_000_000);
});

const isRunning = (mark: string) =>
  readdirSync("/proc").some((pid) => /^\d+$/.test(pid) && commandOf(pid) === `sleep\0${mark}\0`);

function commandOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return undefined;
  }
}
