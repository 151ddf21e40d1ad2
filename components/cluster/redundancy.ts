import type { Zone } from "@/lib/contract/cluster";
import type { Tone } from "../status/tone";

/** How many servers of a zone run. */
interface ZoneUp {
  name: string;
  up: number;
  total: number;
}

type RedundancyKind =
  | "single"
  | "singlePart"
  | "singleDown"
  | "safe"
  | "pair"
  | "degraded"
  | "edge"
  | "risk"
  | "lost";

/** What a cluster could still lose. */
export interface Redundancy {
  kind: RedundancyKind;
  tone: Tone;
  zones: ZoneUp[];
  /** Zones with a server that does not run. */
  broken: string[];
  /** How many more whole zones may fail before the whole ones are fewer than a majority. */
  spare: number;
  /** Zones with at least one running server. */
  upZones: number;
}

const TONES: Record<RedundancyKind, Tone> = {
  single: "good",
  singlePart: "attention",
  singleDown: "bad",
  safe: "good",
  pair: "attention",
  degraded: "attention",
  edge: "attention",
  risk: "bad",
  lost: "bad",
};

const upIn = ({ name, servers }: Pick<Zone, "name" | "servers">): ZoneUp => ({
  name,
  up: servers.filter(({ status }) => status === "RUNNING").length,
  total: servers.length,
});

/**
 * Judges from the states of the servers alone, and carefully: a zone counts as whole only when all of
 * its servers run, since a replica may live on any of them. A replica lives once in every zone.
 */
export function redundancyOf(zones: readonly Pick<Zone, "name" | "servers">[]): Redundancy {
  const each = zones.map(upIn);
  const broken = each.filter(({ up, total }) => up < total).map(({ name }) => name);
  const upZones = each.filter(({ up }) => up > 0).length;
  const majority = Math.floor(each.length / 2) + 1;
  const spare = each.length - broken.length - majority;
  const kind =
    each.length === 1
      ? singleKind(each)
      : kindOf(each.length, broken.length, spare, upZones >= majority);
  return { kind, tone: TONES[kind], zones: each, broken, spare: Math.max(0, spare), upZones };
}

function singleKind([zone]: readonly ZoneUp[]): RedundancyKind {
  if (!zone || zone.up === 0) return "singleDown";
  return zone.up < zone.total ? "singlePart" : "single";
}

function kindOf(
  total: number,
  broken: number,
  spare: number,
  isMajorityUp: boolean,
): RedundancyKind {
  if (!isMajorityUp) return "lost";
  if (broken === 0) return total > 2 ? "safe" : "pair";
  if (spare < 0) return "risk";
  return spare > 0 ? "degraded" : "edge";
}
