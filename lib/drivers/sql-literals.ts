import { isIP, isIPv6 } from "node:net";
import type { Endpoint } from "./cluster";
import { DriverError } from "./error";

/**
 * `'ip:rpcPort'` as ALTER SYSTEM takes it. These statements have no placeholders, so what goes into
 * them is checked to be nothing but an address and a port.
 */
export function serverLiteral({ ip, rpcPort }: Endpoint): string {
  if (isIP(ip) === 0 || ip.includes("%") || !Number.isInteger(rpcPort)) throw unfit("address");
  if (rpcPort < 1 || rpcPort > 65_535) throw unfit("port");
  return isIPv6(ip) ? `'[${ip}]:${rpcPort}'` : `'${ip}:${rpcPort}'`;
}

/** `'zone'` as ALTER SYSTEM takes it. */
export function zoneLiteral(zone: string): string {
  if (!/^[A-Za-z0-9_]{1,128}$/.test(zone)) throw unfit("zone name");
  return `'${zone}'`;
}

const unfit = (what: string): DriverError =>
  new DriverError("bug", `The ${what} of the server cannot be put into a statement`, {
    hint: "step.bug",
    retryable: false,
  });
