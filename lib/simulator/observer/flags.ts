/** What an observer's command line asks for. */
export type Flags =
  | { kind: "run"; sqlPort: number | undefined; rpcPort: number | undefined }
  | { kind: "version" }
  | { kind: "wrong"; message: string };

const FLAGS_WITH_VALUE = new Set("pPzncdiIrlofm".split(""));

/** Reads the short flags of an observer. Those that only matter at a first start are passed over. */
export function readFlags(words: readonly string[]): Flags {
  const values = new Map<string, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, letter = "", glued = ""] = /^-([A-Za-z])(.*)$/s.exec(word) ?? [];
    if (letter === "V") return { kind: "version" };
    if (!FLAGS_WITH_VALUE.has(letter)) return { kind: "wrong", message: `unknown option ${word}` };
    const value = glued || rest.shift();
    if (value === undefined) return { kind: "wrong", message: `option -${letter} needs a value` };
    values.set(letter, value);
  }
  const [sqlPort, rpcPort] = [values.get("p"), values.get("P")].map(readPort);
  const isWrong = Number.isNaN(sqlPort) || Number.isNaN(rpcPort);
  if (isWrong) return { kind: "wrong", message: "a port is a number from 1025 to 65535" };
  return { kind: "run", sqlPort, rpcPort };
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  return Number.isInteger(port) && port > 1024 && port <= 65535 ? port : Number.NaN;
}

export const USAGE = `Usage: observer [-p mysql_port] [-P rpc_port] [-z zone] [-n appname] [-c cluster_id]
                [-d data_dir] [-i devname] [-I local_ip] [-r rs_list] [-l log_level]
                [-o options] [-m mode] [-f scn] [-V]
`;
