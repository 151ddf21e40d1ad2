import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished } from "vitest";
import { type Fault, setFault } from "@/lib/simulator/fault";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { freshFleet } from "@/lib/testing/fleet";
import type { CallControl } from "./control";
import { DriverError } from "./error";
import type { Check, Fence, HostDriver, HostProbe, ObserverPlace } from "./host";

export const FENCE: Fence = { installationId: "console-a", value: 7 };
export const PATIENCE = { timeout: 60_000, interval: 20 };

/** The home of a server that does not run. */
export async function oneHome(): Promise<ObserverPlace> {
  const fleet = await freshFleet({ shape: [clusterOf("ob_test", [1])] });
  const { home, ip, sqlPort, rpcPort } = fleet.server("ob_test", 0);
  return { home, ip, sqlPort, rpcPort };
}

/** The agent of a server, down; with what goes wrong with it. */
export async function oneAgent(fault?: Fault) {
  const shape = { ...clusterOf("ob_test", []), zones: [[{ agent: true }]] };
  const fleet = await freshFleet({ shape: [shape] });
  const { home, agentCommand = "" } = fleet.server("ob_test", 0);
  setFault(home, fault);
  return { kind: "agentctl", command: agentCommand } as const;
}

/** A bound that a test does not reach, unless it wants to. */
export function control(withinMs = 25_000): CallControl {
  return { signal: new AbortController().signal, deadline: Date.now() + withinMs };
}

/** The checks that stop a start. */
export const blocks = (host: HostDriver, place: ObserverPlace, probe: HostProbe): Check[] =>
  host.preflight(place, probe).filter(({ level }) => level === "block");

/** The `DriverError` that a call must end with. */
export async function failure(call: Promise<unknown>): Promise<DriverError> {
  const error = await call.then(
    () => expect.fail("it did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DriverError)) throw error;
  return error;
}

/** A program that is none of ours, ended with the test. */
export async function stranger(
  command: string,
  args: string[],
  cwd: string,
): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  await once(child, "spawn");
  return child;
}

/** Waits until it prints something, and answers that. */
export async function firstWord({ stdout }: ChildProcess): Promise<string> {
  const [chunk] = stdout ? await once(stdout, "data") : [];
  return String(chunk);
}

/** A program that listens; on any port when it is 0. */
export async function listener(ip: string, port: number): Promise<{ pid: number; port: number }> {
  const script = `const server = require("net").createServer()
    server.listen(${port}, "${ip}", () => console.log(server.address().port))`;
  const child = await stranger(process.execPath, ["-e", script], "/");
  return { pid: child.pid ?? 0, port: Number(await firstWord(child)) };
}
