import type { Cluster } from "@/lib/contract/cluster";

type Mark = Cluster["serverMarks"][number];

/** Marks of servers by zone, in the order in which they came; at most `most` of them. */
export function groupMarks(
  marks: readonly Mark[],
  most: number,
): { zones: { name: string; marks: Mark[] }[]; left: number } {
  const zones = new Map<string, Mark[]>();
  for (const mark of marks.slice(0, most)) {
    const zone = zones.get(mark.zoneName);
    if (zone) zone.push(mark);
    else zones.set(mark.zoneName, [mark]);
  }
  return {
    zones: [...zones].map(([name, inZone]) => ({ name, marks: inZone })),
    left: Math.max(0, marks.length - most),
  };
}
