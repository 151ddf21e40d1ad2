import { describe, expect, it } from "vitest";
import { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import { clusterTone, serverTone, toneRank, zoneTone } from "./tone";

describe("tones", () => {
  it("tell a stopped service, a stopped process and an unreachable server apart", () => {
    const tones = (["SERVICE_STOPPED", "PROCESS_STOPPED", "UNAVAILABLE", "STARTING"] as const).map(
      serverTone,
    );
    expect(new Set(tones).size).toBe(4);
  });

  it("are good only for what runs", () => {
    const good = [
      ...ServerStatus.options.filter((status) => serverTone(status) === "good"),
      ...ZoneStatus.options.filter((status) => zoneTone(status) === "good"),
      ...ClusterStatus.options.filter((status) => clusterTone(status) === "good"),
    ];
    expect(new Set(good)).toEqual(new Set(["RUNNING"]));
  });

  it("rank from bad to good", () => {
    expect(toneRank("bad")).toBeLessThan(toneRank("attention"));
    expect(toneRank("off")).toBeLessThan(toneRank("good"));
  });
});
