import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { TrustedProxies } from "@/lib/process/trusted-proxies";

/** Where a request came from, and how. */
export interface Origin {
  /** The caller's address. */
  peer: string;
  /** The host as the caller asked for it. */
  host: string;
  proto: "http" | "https";
}

const FORWARDED = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];

/**
 * Who asks, for which host and how. `X-Forwarded-…` counts only when a trusted proxy sent it, and is
 * taken away from everybody else. Of several values the last counts, which the nearest proxy wrote; of
 * addresses, the last that is not a trusted proxy's own.
 */
export function originOf({ socket, headers }: IncomingMessage, trusted: TrustedProxies): Origin {
  const address = socket.remoteAddress ?? "unknown";
  if (!trusted.has(address)) for (const name of FORWARDED) delete headers[name];
  const said = (name: string): string[] => listOf(headers[name]);
  const proto = said("x-forwarded-proto").at(-1) ?? ("encrypted" in socket ? "https" : "http");
  return {
    peer: plain(callerOf(address, said("x-forwarded-for"), trusted)),
    host: said("x-forwarded-host").at(-1) ?? headers.host ?? "",
    proto: proto.toLowerCase() === "https" ? "https" : "http",
  };
}

/** Goes back from the socket as long as a trusted proxy names an address before its own. */
function callerOf(socket: string, named: readonly string[], trusted: TrustedProxies): string {
  let caller = socket;
  for (const one of named.toReversed()) {
    const address = withoutPort(one);
    if (!trusted.has(plain(caller)) || isIP(address) === 0) break;
    caller = address;
  }
  return caller;
}

/** Some proxies name the caller's port as well. */
const withoutPort = (text: string): string =>
  text.replace(/^\[([^\]]*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");

/** IPv4 as itself, where a socket of both families has it written as IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=[\d.]+$)/i, "");

const listOf = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
