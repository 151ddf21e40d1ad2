import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Fault, setFault } from "@/lib/simulator/fault";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { readStarts } from "@/lib/simulator/starts";
import { freshFleet } from "@/lib/testing/fleet";
import type { CallControl } from "./control";
import { DriverError } from "./error";
import type { HostDriver, ObserverPlace } from "./host";

const FENCE = { installationId: "console-a", value: 7 };
const PATIENCE = { timeout: 20_000, interval: 20 };

/** What every way to reach a host promises, tried on observers that are real processes of that host. */
export function describeHost(name: string, host: HostDriver): void {
  describe(`${name} host`, () => {
    describeProbe(host);
    describeStart(host);
    describeRefusals(host);
    describeAbort(host);
    describeStop(host);
    describeAgent(host);
  });
}

function describeProbe(host: HostDriver): void {
  test("a home whose observer is down has no observer, and nothing blocks a start", async () => {
    const place = await oneHome();
    const probe = await host.probe(place, control());
    expect(probe).toMatchObject({ homeExists: true, hasBinary: true, hasConfig: true });
    expect(probe).toMatchObject({ observers: [], lockPid: undefined, homeReadOnly: false });
    expect(probe.listeners).toEqual({ sql: undefined, rpc: undefined });
    expect(blocks(host, place, probe)).toEqual([]);
  });

  test("an observer is known by its process, its lock and its listeners", async () => {
    const place = await oneHome();
    const { process } = await host.startObserver(place, FENCE, control());
    const probe = await vi.waitFor(async () => {
      const seen = await host.probe(place, control());
      expect(seen.listeners.rpc).toBeDefined();
      return seen;
    }, PATIENCE);
    expect(probe.observers).toEqual([process]);
    expect(probe).toMatchObject({ lockPid: process.pid, pidFilePid: process.pid });
    expect(probe.listeners.sql?.pid).toBe(process.pid);
    expect(probe.listeners.rpc?.pid).toBe(process.pid);
    expect(blocks(host, place, probe)).toEqual([]);
  });

  test("the pid file of a killed observer does not make it run", async () => {
    const place = await oneHome();
    const { process } = await host.startObserver(place, FENCE, control());
    await host.stopObserver(place, process, "KILL", control());
    const probe = await host.probe(place, control());
    expect(probe).toMatchObject({ observers: [], pidFilePid: process.pid, lockPid: undefined });
    const again = await host.startObserver(place, FENCE, control());
    expect(again.outcome).toBe("started");
    expect(again.process).not.toEqual(process);
  });

  test("a pid file that names another program does not make it the observer", async () => {
    const place = await oneHome();
    writeFileSync(join(place.home, "run/observer.pid"), `${process.pid}\n`);
    const probe = await host.probe(place, control());
    expect(probe).toMatchObject({ observers: [], pidFilePid: process.pid });
  });

  test("a program that only names the binary is not the observer", async () => {
    const place = await oneHome();
    await stranger("tail", ["-f", "bin/observer"], place.home);
    const probe = await host.probe(place, control());
    expect(probe.observers).toEqual([]);
  });

  test("the observer of another home on the same host is not this one's", async () => {
    const fleet = await freshFleet({ shape: [clusterOf("ob_test", [2])] });
    const [first, second] = [fleet.server("ob_test", 0), fleet.server("ob_test", 1)];
    await host.startObserver(first, FENCE, control());
    const probe = await host.probe(second, control());
    expect(probe.observers).toEqual([]);
    expect(probe.listeners.sql).toBeUndefined();
  });

  test.each(["its own", "every"])("a program on the port of %s address is named", async (which) => {
    const home = await oneHome();
    // Not the fleet's port: on every address it could not be had while another fleet runs.
    const { pid, port } = await listener(which === "every" ? "0.0.0.0" : home.ip, 0);
    const place = { ...home, sqlPort: port };
    const probe = await host.probe(place, control());
    expect(probe.listeners.sql?.pid).toBe(pid);
    expect(blocks(host, place, probe)).toEqual([
      expect.objectContaining({
        id: "sql-port",
        found: expect.stringContaining(`pid ${pid} (${probe.listeners.sql?.exe})`),
      }),
    ]);
  });

  test("a home that does not exist is said to be missing", async () => {
    const place = { ...(await oneHome()), home: "/nowhere/at all" };
    const probe = await host.probe(place, control());
    expect(probe.homeExists).toBe(false);
    expect(blocks(host, place, probe)).toHaveLength(1);
  });
}

function describeStart(host: HostDriver): void {
  test("a start makes one process, which the answer names", async () => {
    const place = await oneHome();
    const { outcome, process } = await host.startObserver(place, FENCE, control());
    expect(outcome).toBe("started");
    const { starts } = readStarts(place.home);
    expect(starts).toMatchObject([{ pid: process.pid, startTicks: process.startTicks }]);
  });

  test("a running observer is found and not started again", async () => {
    const place = await oneHome();
    const first = await host.startObserver(place, FENCE, control());
    const second = await host.startObserver(place, FENCE, control());
    expect(second).toEqual({ outcome: "already_running", process: first.process });
    expect(readStarts(place.home).starts).toHaveLength(1);
  });

  test("of starts at the same time one starts, and all name the same process", async () => {
    const place = await oneHome();
    const all = await Promise.all([1, 2, 3].map(() => host.startObserver(place, FENCE, control())));
    expect(all.filter(({ outcome }) => outcome === "started")).toHaveLength(1);
    expect(new Set(all.map(({ process }) => process.pid)).size).toBe(1);
    expect(readStarts(place.home)).toMatchObject({ starts: [{}], refused: [] });
  });

  test.each<Fault>([{ kind: "dies-after-fork", afterMs: 0 }, { kind: "port-taken" }])(
    "an observer that dies after its fork ($kind) was not started, and its log says why",
    async (fault) => {
      const place = await oneHome();
      appendFileSync(join(place.home, "log/observer.log"), "[2024] ERROR of an earlier start\n");
      setFault(place.home, fault);
      const error = await failure(host.startObserver(place, FENCE, control()));
      expect(error).toMatchObject({ hint: "host.died", retryable: false, outcome: "not_done" });
      expect(error.tail.join("\n")).toMatch(/ ERROR /);
      expect(error.tail.join("\n")).not.toContain("earlier start");
    },
  );

  test("what a refused start wrote to stderr is in the error", async () => {
    const place = await oneHome();
    setFault(place.home, { kind: "exits-at-once" });
    const error = await failure(host.startObserver(place, FENCE, control()));
    expect(error.message).toMatch(/exit 1.*illegal instruction/);
    expect(error).toMatchObject({ hint: "host.died", retryable: false });
  });

  test("a foreign listener on the port does not pass for the observer", async () => {
    const place = await oneHome();
    await listener(place.ip, place.sqlPort);
    const error = await failure(host.startObserver(place, FENCE, control()));
    expect(error.tail.join("\n")).toContain("occupied by another process");
  });
}

function describeRefusals(host: HostDriver): void {
  test("an attempt older than one the host has seen is refused, whatever runs", async () => {
    const place = await oneHome();
    await host.startObserver(place, FENCE, control());
    const older = { ...FENCE, value: FENCE.value - 1 };
    const error = await failure(host.startObserver(place, older, control()));
    expect(error).toMatchObject({ hint: "host.fenced", retryable: false, outcome: "not_done" });
  });

  test("an equal or newer attempt passes, and so does another installation of the console", async () => {
    const place = await oneHome();
    for (const fence of [FENCE, FENCE, { ...FENCE, value: 8 }, { installationId: "b", value: 1 }])
      await expect(host.startObserver(place, fence, control())).resolves.toBeDefined();
    expect(readFileSync(join(place.home, "run/.obdeck-fence"), "utf8")).toBe("b 1\n");
    expect(readStarts(place.home).starts).toHaveLength(1);
  });

  test.each([
    ["etc/observer.config.bin", "host.no-config"],
    ["bin/observer", "host.no-binary"],
  ])("without %s nothing is started", async (file, hint) => {
    const place = await oneHome();
    rmSync(join(place.home, file));
    expect(blocks(host, place, await host.probe(place, control()))).toMatchObject([{ hint }]);
    const error = await failure(host.startObserver(place, FENCE, control()));
    expect(error).toMatchObject({ hint, retryable: false });
  });

  test("while another start holds the home's lock the start is busy, and may be tried again", async () => {
    const place = await oneHome();
    const hold = ["run/.obdeck-start.lock", "sh", "-c", "echo held; sleep 60"];
    await firstWord(await stranger("flock", hold, place.home));
    const error = await failure(host.startObserver(place, FENCE, control(3000)));
    expect(error).toMatchObject({ kind: "busy", hint: "host.busy", retryable: true });
  });
}

function describeAbort(host: HostDriver): void {
  test("an aborted start ends at once with an unknown outcome; the daemon lives and is found", async () => {
    const place = await oneHome();
    setFault(place.home, { kind: "slow-boot", factor: 200 });
    const abort = new AbortController();
    const start = host.startObserver(place, FENCE, { ...control(), signal: abort.signal });
    const failed = failure(start);
    await vi.waitFor(() => expect(readStarts(place.home).starts).toHaveLength(1), PATIENCE);
    abort.abort();
    expect(await failed).toMatchObject({ outcome: "unknown", hint: "call.stopped" });
    const next = await host.startObserver(place, FENCE, control());
    expect(next.outcome).toBe("already_running");
    expect(readStarts(place.home).starts).toMatchObject([{ pid: next.process.pid }]);
  });

  test("a call whose signal has fired does nothing", async () => {
    const place = await oneHome();
    const signal = AbortSignal.abort();
    await failure(host.startObserver(place, FENCE, { ...control(), signal }));
    expect((await host.probe(place, control())).observers).toEqual([]);
  });

  test("a call ends by its deadline", async () => {
    const place = await oneHome();
    setFault(place.home, { kind: "slow-boot", factor: 200 });
    const error = await failure(host.startObserver(place, FENCE, control(700)));
    expect(error).toMatchObject({ kind: "timeout", outcome: "unknown", retryable: true });
  });
}

function describeStop(host: HostDriver): void {
  test("exactly the named process is ended, and to end it twice is no error", async () => {
    const place = await oneHome();
    const { process } = await host.startObserver(place, FENCE, control());
    for (const other of [
      { ...process, startTicks: "1" },
      { ...process, bootId: "another-boot" },
      { ...process, pid: globalThis.process.pid },
    ])
      await host.stopObserver(place, other, "KILL", control());
    expect((await host.probe(place, control())).observers).toEqual([process]);

    await host.stopObserver(place, process, "TERM", control());
    expect((await host.probe(place, control())).observers).toEqual([]);
    await host.stopObserver(place, process, "TERM", control());
  });

  test("the end of the log has its errors and notices, oldest first", async () => {
    const place = await oneHome();
    expect(await host.tailLog(place, 5, control())).toEqual([]);
    const lines = Array.from(
      { length: 5 },
      (_, at) => `[t] ERROR [X] number ${at}\n[t] INFO dull\n`,
    );
    writeFileSync(join(place.home, "log/observer.log"), lines.join(""));
    const tail = await host.tailLog(place, 2, control());
    expect(tail).toEqual(["[t] ERROR [X] number 3", "[t] ERROR [X] number 4"]);
  });
}

function describeAgent(host: HostDriver): void {
  test("an agent is started and becomes ready", async () => {
    const agent = await oneAgent();
    const before = await host.agentStatus(agent, control());
    expect(before).toMatchObject({ running: false, ready: false, detail: "stopped" });
    await host.agentStart(agent, control());
    const after = await host.agentStatus(agent, control());
    expect(after).toMatchObject({ running: true, ready: true });
  });

  test("an agent that does not start says why", async () => {
    const agent = await oneAgent({ kind: "agent-fails" });
    const error = await failure(host.agentStart(agent, control()));
    expect(error.message).toContain("ob_mgragent exited");
    expect(error).toMatchObject({ hint: "agent.failed", retryable: false });
  });

  test("an agent's command that is missing is named as such", async () => {
    const agent = { kind: "agentctl", command: "/nowhere/ob_agentctl" } as const;
    const error = await failure(host.agentStatus(agent, control()));
    expect(error).toMatchObject({ hint: "agent.no-command", retryable: false });
  });
}

async function oneHome(): Promise<ObserverPlace> {
  const fleet = await freshFleet({ shape: [clusterOf("ob_test", [1])] });
  const { home, ip, sqlPort, rpcPort } = fleet.server("ob_test", 0);
  return { home, ip, sqlPort, rpcPort };
}

async function oneAgent(fault?: Fault) {
  const shape = { ...clusterOf("ob_test", []), zones: [[{ agent: true }]] };
  const fleet = await freshFleet({ shape: [shape] });
  const { home, agentCommand = "" } = fleet.server("ob_test", 0);
  setFault(home, fault);
  return { kind: "agentctl", command: agentCommand } as const;
}

function control(withinMs = 25_000): CallControl {
  return { signal: new AbortController().signal, deadline: Date.now() + withinMs };
}

const blocks = (
  host: HostDriver,
  place: ObserverPlace,
  probe: Awaited<ReturnType<HostDriver["probe"]>>,
) => host.preflight(place, probe).filter(({ level }) => level === "block");

async function failure(call: Promise<unknown>): Promise<DriverError> {
  const error = await call.then(
    () => expect.fail("it did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DriverError)) throw error;
  return error;
}

/** A program that is none of ours, ended with the test. */
async function stranger(command: string, args: string[], cwd: string): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  await once(child, "spawn");
  return child;
}

/** Waits until it prints something, and answers that. */
async function firstWord({ stdout }: ChildProcess): Promise<string> {
  const [chunk] = stdout ? await once(stdout, "data") : [];
  return String(chunk);
}

async function listener(ip: string, port: number): Promise<{ pid: number; port: number }> {
  const script = `const server = require("net").createServer()
    server.listen(${port}, "${ip}", () => console.log(server.address().port))`;
  const child = await stranger(process.execPath, ["-e", script], "/");
  return { pid: child.pid ?? 0, port: Number(await firstWord(child)) };
}
