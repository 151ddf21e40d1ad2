import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HintKey } from "@/lib/contract/hint";
import { type Fault, setFault } from "@/lib/simulator/fault";
import { readStarts } from "@/lib/simulator/starts";
import type { HostDriver } from "./host";
import {
  blocks,
  control,
  FENCE,
  failure,
  firstWord,
  listener,
  oneHome,
  stranger,
} from "./trial.conformance";

/** What every host promises of a start. */
export function describeStart(host: HostDriver): void {
  describeRefusals(host);

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

  test.each<[Fault, HintKey]>([
    [{ kind: "dies-after-fork", afterMs: 0 }, "host.died"],
    [{ kind: "port-taken" }, "host.port-taken"],
  ])(
    "an observer that dies after its fork (%o) was not started, and its log says why: %s",
    async (fault, hint) => {
      const place = await oneHome();
      appendFileSync(join(place.home, "log/observer.log"), "[2024] ERROR of an earlier start\n");
      setFault(place.home, fault);
      const error = await failure(host.startObserver(place, FENCE, control()));
      expect(error).toMatchObject({ hint, retryable: false, outcome: "not_done" });
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
