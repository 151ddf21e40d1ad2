import type { Place } from "./place";
import type { ResultSet, Value } from "./value";
import { versionComment } from "./versions";
import { type Seen, tellingServers } from "./view-source";

interface Parameter {
  name: string;
  type: string;
  value: string;
  section: string;
  editLevel: string;
}

/** The parameters that this simulation has. */
export function parametersOf({ facts, timing }: Place): Parameter[] {
  return [
    parameter("cluster", "STRING", facts.name),
    parameter("cluster_id", "INT", String(facts.obClusterId)),
    parameter("lease_time", "TIME", `${timing.leaseMs / 1000}s`),
    parameter("min_observer_version", "VERSION", facts.version),
    parameter("server_permanent_offline_time", "TIME", "3600s"),
  ];
}

const parameter = (name: string, type: string, value: string): Parameter => ({
  name,
  type,
  value,
  section: name.startsWith("cluster") ? "OBSERVER" : "ROOT_SERVICE",
  editLevel: name.startsWith("cluster") ? "STATIC_EFFECTIVE" : "DYNAMIC_EFFECTIVE",
});

const SHOW = /^SHOW (PARAMETERS|VARIABLES) LIKE '([^']*)'$/i;

/** `SHOW PARAMETERS LIKE` and `SHOW VARIABLES LIKE`; undefined for any other statement. */
export function show(statement: string, seen: Seen): ResultSet | undefined {
  const [, what, pattern = ""] = SHOW.exec(statement) ?? [];
  if (what === undefined) return undefined;
  return what.toUpperCase() === "VARIABLES" ? variables(pattern, seen) : parameters(pattern, seen);
}

function variables(pattern: string, { running }: Seen): ResultSet {
  const all: [string, string][] = [
    ["ob_query_timeout", "10000000"],
    ["version_comment", versionComment(running.place.facts)],
  ];
  return {
    columns: [
      { name: "Variable_name", type: "text" },
      { name: "Value", type: "text" },
    ],
    rows: all.filter(([name]) => isLike(name, pattern)),
  };
}

function parameters(pattern: string, seen: Seen): ResultSet {
  const names = [
    ...["zone", "svr_type", "svr_ip", "svr_port", "name", "data_type", "value", "info"],
    ...["section", "scope", "source", "edit_level"],
  ];
  const found = parametersOf(seen.running.place).filter(({ name }) => isLike(name, pattern));
  const rows = found.flatMap(({ name, type, value, section, editLevel }) =>
    tellingServers(seen).map(({ zone, ip, rpcPort }): Value[] => [
      ...[zone, "observer", ip, rpcPort, name, type, value, ""],
      ...[section, "CLUSTER", "DEFAULT", editLevel],
    ]),
  );
  return {
    columns: names.map((name) => ({ name, type: name === "svr_port" ? "int" : "text" })),
    rows,
  };
}

/** LIKE of SQL: `%` is any text, `_` one character. */
function isLike(text: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "i").test(text);
}
