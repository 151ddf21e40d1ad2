import { syntaxError } from "./sql-error";

/** An ALTER SYSTEM statement that this simulation knows. */
export type AlterSystem =
  | { kind: "start server"; servers: Address[]; zone: string | undefined }
  | { kind: "stop server"; how: Stop; servers: Address[]; zone: string | undefined }
  | { kind: "start zone"; zone: string }
  | { kind: "stop zone"; how: Stop; zone: string }
  | { kind: "minor freeze"; servers: Address[] };

/** How much is checked before a stop: all, not whether logs are in sync, or no replica at all. */
export type Stop = "STOP" | "FORCE STOP" | "ISOLATE";

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
    const [how, servers] = [stopOf(verb), addresses(list)];
    return how
      ? { kind: "stop server", how, servers, zone }
      : { kind: "start server", servers, zone };
  }
  const zoneWords = ZONE.exec(statement);
  if (zoneWords) {
    const [, verb = "", zone = ""] = zoneWords;
    const how = stopOf(verb);
    return how ? { kind: "stop zone", how, zone } : { kind: "start zone", zone };
  }
  const freeze = FREEZE.exec(statement);
  if (freeze) return { kind: "minor freeze", servers: addresses(freeze[1] ?? "") };
  throw syntaxError(statement);
}

const STOPS: readonly Stop[] = ["STOP", "FORCE STOP", "ISOLATE"];

const stopOf = (verb: string) => STOPS.find((how) => how === verb.toUpperCase());

function addresses(list: string): Address[] {
  return [...list.matchAll(/'([^']+)'/g)].map(([, text = ""]) => {
    const [, bare, bracketed, port] = /^(?:([\d.]+)|\[([0-9a-fA-F:]+)\]):(\d+)$/.exec(text) ?? [];
    const ip = bare ?? bracketed;
    if (ip === undefined) throw syntaxError(`'${text}'`);
    return { ip, rpcPort: Number(port) };
  });
}
