import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { setFault } from "@/lib/simulator/fault";
import { clusterOf } from "@/lib/simulator/fleet-shape";
import { readStarts } from "@/lib/simulator/starts";
import { freshFleet } from "@/lib/testing/fleet";
import type { HostDriver } from "./host";
import { describeStart } from "./host-start.conformance";
import {
  blocks,
  control,
  FENCE,
  failure,
  listener,
  oneAgent,
  oneHome,
  PATIENCE,
  stranger,
} from "./trial.conformance";

/** What every way to reach a host promises, tried on observers that are real processes of that host. */
export function describeHost(name: string, host: HostDriver): void {
  describe(`${name} host`, () => {
    describeProbe(host);
    describeStart(host);
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
