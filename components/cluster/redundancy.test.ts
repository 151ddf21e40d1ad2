import { describe, expect, it } from "vitest";
import type { Server } from "@/lib/contract/cluster";
import type { ServerStatus } from "@/lib/contract/status";
import { redundancyOf } from "./redundancy";

const TIME = "2026-01-02T03:04:05+08:00";

const server = (status: ServerStatus): Server => ({
  id: 1,
  ip: "10.0.0.1",
  port: 2882,
  sqlPort: 2881,
  withRootserver: false,
  status,
  clusterId: 1,
  zoneName: "zone1",
  hostId: 1,
  updateTime: TIME,
  availableOperations: [],
  runPath: "/home/admin/observer",
});

/** One word a zone, one letter a server: r runs, x does not. */
const zones = (text: string) =>
  text.split(" ").map((word, index) => ({
    name: `zone${index + 1}`,
    servers: [...word].map((letter) => server(letter === "r" ? "RUNNING" : "PROCESS_STOPPED")),
  }));

describe("redundancyOf", () => {
  it.each([
    ["rr rr rr", "safe"],
    ["rr rx rr", "edge"],
    ["rr rx rx", "risk"],
    ["rr xx xx", "lost"],
    ["r r r r x", "degraded"],
    ["r r", "pair"],
    ["r x", "lost"],
    ["rr", "single"],
    ["rx", "singlePart"],
    ["x", "singleDown"],
  ])("judges %s as %s", (text, kind) => {
    expect(redundancyOf(zones(text)).kind).toBe(kind);
  });

  it("names the zones that are not whole and counts what each has", () => {
    const { broken, zones: each, upZones } = redundancyOf(zones("rr rx rr"));

    expect(broken).toEqual(["zone2"]);
    expect(each.map(({ up, total }) => `${up}/${total}`)).toEqual(["2/2", "1/2", "2/2"]);
    expect(upZones).toBe(3);
  });

  it("does not count a server that only starts as running", () => {
    const [zone] = zones("r");
    expect(
      redundancyOf([{ name: "zone1", servers: [...(zone?.servers ?? []), server("STARTING")] }])
        .kind,
    ).toBe("singlePart");
  });
});
