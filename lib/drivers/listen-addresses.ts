import { isIPv4, isIPv6 } from "node:net";

/**
 * The local addresses under which /proc/net/tcp and tcp6 list a listener that `ip:port` would collide
 * with: the address itself, and every-address. The kernel prints each 32-bit group in host order, which
 * is little-endian wherever OceanBase runs.
 */
export function listenAddresses(ip: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const anyIpv6 = "0".repeat(32);
  const own = isIPv4(ip) ? ofIpv4(ip) : isIPv6(ip) ? [swapGroups(ipv6Bytes(ip))] : [];
  return [...new Set([...own, "0".repeat(8), anyIpv6])].map((address) => address + suffix);
}

function ofIpv4(ip: string): string[] {
  const address = swapGroups(ip.split(".").map(Number));
  // As a dual-stack socket bound to ::ffff:a.b.c.d has it.
  return [address, `${"0".repeat(16)}FFFF0000${address}`];
}

function ipv6Bytes(ip: string): number[] {
  const embedded = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(ip.replace(/%.*$/, ""));
  const [, head = ip.replace(/%.*$/, ""), ...bytes] = embedded ?? [];
  const tail = embedded ? [word(bytes[0], bytes[1]), word(bytes[2], bytes[3])].join(":") : "";
  const [left = "", right] = (head + tail).split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const missing = 8 - groups(left).length - groups(right ?? "").length;
  const zeros = right === undefined ? [] : Array<string>(missing).fill("0");
  return [...groups(left), ...zeros, ...groups(right ?? "")].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}

const word = (high = "0", low = "0") => (Number(high) * 256 + Number(low)).toString(16);

function swapGroups(bytes: readonly number[]): string {
  const hex = bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
  const groups: string[] = [];
  for (let at = 0; at < hex.length; at += 4)
    groups.push(
      hex
        .slice(at, at + 4)
        .reverse()
        .join(""),
    );
  return groups.join("");
}
