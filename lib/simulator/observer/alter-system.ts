import { syntaxError } from "./sql-error";

/** An ALTER SYSTEM statement that this simulation knows. */
export type AlterSystem =
  | { kind: "start server" | "stop server"; servers: Address[]; zone: string | undefined }
  | { kind: "start zone" | "stop zone"; zone: string }
  | { kind: "minor freeze"; servers: Address[] };

export interface Address {
  ip: string;
  rpcPort: number;
}

const SERVER =
  /^ALTER SYSTEM (START|STOP|FORCE STOP|ISOLATE) SERVER ('[^']+'(?: ?, ?'[^']+')*)(?: ZONE ?=? ?'(\w+)')?$/i;
const ZONE = /^ALTER SYSTEM (START|STOP|FORCE STOP|ISOLATE) ZONE '?(\w+)'?$/i;
const FREEZE = /^ALTER SYSTEM MINOR FREEZE SERVER ?=? ?\( ?('[^']+'(?: ?, ?'[^']+')*) ?\)$/i;

/** Reads a statement whose white space is collapsed; anything unknown is a syntax error. */
export function parseAlterSystem(statement: string): AlterSystem {
  const server = SERVER.exec(statement);
  if (server) {
    const [, verb = "", list = "", zone] = server;
    return { kind: `${startOrStop(verb)} server`, servers: addresses(list), zone };
  }
  const zone = ZONE.exec(statement);
  if (zone) return { kind: `${startOrStop(zone[1] ?? "")} zone`, zone: zone[2] ?? "" };
  const freeze = FREEZE.exec(statement);
  if (freeze) return { kind: "minor freeze", servers: addresses(freeze[1] ?? "") };
  throw syntaxError(statement);
}

const startOrStop = (verb: string) => (verb.toUpperCase() === "START" ? "start" : "stop");

function addresses(list: string): Address[] {
  return [...list.matchAll(/'([^']+)'/g)].map(([, text = ""]) => {
    const [, bare, bracketed, port] = /^(?:([\d.]+)|\[([0-9a-fA-F:]+)\]):(\d+)$/.exec(text) ?? [];
    const ip = bare ?? bracketed;
    if (ip === undefined) throw syntaxError(`'${text}'`);
    return { ip, rpcPort: Number(port) };
  });
}
