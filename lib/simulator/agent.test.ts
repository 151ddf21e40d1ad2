import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FreshFleet, freshFleet } from "@/lib/testing/fleet";
import { setFault } from "./fault";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const run = promisify(execFile);

let fleet: FreshFleet;
let home: string;
beforeEach(async () => {
  const cluster = { name: "ob_one", obClusterId: 1, version: "4.3.5.1", edition: "CE" } as const;
  const shape = [{ ...cluster, zones: [[{ agent: true }, {}]] }];
  fleet = await freshFleet({ shape, untilRemoved: true });
  home = fleet.home("ob_one", 0);
});
afterEach(() => fleet.remove());

/** Runs the agent's command; answers its exit code and what it printed, on the stream it used. */
async function agentctl(command: string) {
  const program = fleet.server("ob_one", 0).agentCommand ?? "";
  try {
    const { stdout } = await run(program, [command], { cwd: "/" });
    return { code: 0, ...JSON.parse(stdout) };
  } catch (error) {
    if (!(error instanceof Error && "stderr" in error && "code" in error)) throw error;
    return { code: error.code, ...JSON.parse(String(error.stderr)) };
  }
}

test("only servers whose shape has an agent name its command", () => {
  expect(fleet.server("ob_one", 0).agentCommand).toBe(`${home}/agent/bin/ob_agentctl`);
  expect(fleet.server("ob_one", 1).agentCommand).toBeUndefined();
});

test("an agent starts once, is ready, and stops", async () => {
  expect(await agentctl("status")).toMatchObject({
    code: 0,
    state: "stopped",
    ready: false,
    pid: 0,
  });
  expect(await agentctl("start")).toEqual({ code: 0, successful: true, message: "ok", error: "" });
  const first = await agentctl("status");
  expect(first).toMatchObject({ state: "running", ready: true, services: { ob_mgragent: {} } });
  expect((await agentctl("start")).code).toBe(0);
  expect((await agentctl("status")).pid).toBe(first.pid);
  expect((await agentctl("restart")).code).toBe(0);
  expect((await agentctl("status")).pid).not.toBe(first.pid);
  expect((await agentctl("stop")).code).toBe(0);
  expect(await agentctl("status")).toMatchObject({ state: "stopped" });
});

test("stopping the fleet stops its agents", async () => {
  await agentctl("start");
  await fleet.stop();
  expect(await agentctl("status")).toMatchObject({ state: "stopped" });
});

test("agent-fails: start says why on standard error and ends with 255", async () => {
  setFault(home, { kind: "agent-fails" });
  const failed = await agentctl("start");
  expect(failed).toMatchObject({ code: 255, successful: false });
  expect(failed.error).toContain("ob_mgragent");
  expect(await agentctl("status")).toMatchObject({ code: 0, state: "stopped" });
});

test("agent-slow: start waits until it is ready", async () => {
  setFault(home, { kind: "agent-slow", readyAfterMs: 5_000 });
  const started = agentctl("start");
  await expect
    .poll(() => agentctl("status"), { timeout: 60_000 })
    .toMatchObject({ state: "starting", ready: false });
  expect((await started).code).toBe(0);
  expect(await agentctl("status")).toMatchObject({ state: "running", ready: true });
});

test("an unknown command fails", async () => {
  expect(await agentctl("dance")).toMatchObject({ code: 255, successful: false });
});
