import type { StateChange } from "@/lib/contract/state-change";

/** Which sentence tells a change, of those under `plan.change`. */
type ChangeKey =
  | "server"
  | "zone"
  | "cluster"
  | "serverAdded"
  | "serverGone"
  | "zoneAdded"
  | "zoneGone"
  | "logStream"
  | "held"
  | "freed"
  | "handed";

/** Of what kind the values before and after are, and hence how they are said. */
type ValueKind = "serverStatus" | "zoneStatus" | "clusterStatus" | "task" | "text";

interface ChangeWords {
  key: ChangeKey;
  values: ValueKind;
}

/** How a change is told: the sentence, and what its values are. */
export function changeWords({ kind, before, after }: StateChange): ChangeWords {
  switch (kind) {
    case "SERVER_STATUS":
      return { key: "server", values: "serverStatus" };
    case "SERVER_ADDED":
      return { key: "serverAdded", values: "serverStatus" };
    case "SERVER_GONE":
      return { key: "serverGone", values: "serverStatus" };
    case "ZONE_STATUS":
      return { key: zoneKey(before, after), values: "zoneStatus" };
    case "CLUSTER_STATUS":
      return { key: "cluster", values: "clusterStatus" };
    case "LOG_STREAM":
      return { key: "logStream", values: "text" };
    case "HOLDER":
      return { key: holderKey(before, after), values: "task" };
  }
}

function zoneKey(before: string | undefined, after: string | undefined): ChangeKey {
  if (before === undefined) return "zoneAdded";
  return after === undefined ? "zoneGone" : "zone";
}

function holderKey(before: string | undefined, after: string | undefined): ChangeKey {
  if (before === undefined) return "held";
  return after === undefined ? "freed" : "handed";
}

/** The name and the id of a task that is told as `Restart OB zone (12)`. */
export function taskIn(text: string): { name: string; id: string } | undefined {
  const [, name, id] = /^(.+) \((\d+)\)$/.exec(text) ?? [];
  return name !== undefined && id !== undefined ? { name, id } : undefined;
}
