import { BlockList, isIP } from "node:net";
import { z } from "zod";

/** The proxies whose word about a request is taken. */
export interface TrustedProxies {
  /** Whether an address, of either family and also IPv4 written as IPv6, is one of theirs. */
  has(address: string): boolean;
}

const SAYS =
  'must be "none", or a comma list of addresses and networks such as 127.0.0.0/8,::1,10.0.0.7';

/** The setting `OBDECK_TRUSTED_PROXIES`: `none`, or a comma list of addresses and of networks in CIDR. */
export const TrustedProxiesSetting = z.string().transform((text, context): TrustedProxies => {
  const list = new BlockList();
  const parts = text === "none" ? [] : text.split(",").map((part) => part.trim());
  if (!parts.every((part) => add(list, part))) {
    context.addIssue(SAYS);
    return z.NEVER;
  }
  return {
    has(address) {
      const family = isIP(address);
      return family !== 0 && list.check(address, family === 4 ? "ipv4" : "ipv6");
    },
  };
});

/** Adds one address or network; `false` when it is neither. */
function add(list: BlockList, part: string): boolean {
  const [address = "", prefix, ...more] = part.split("/");
  const family = isIP(address);
  const bits = family === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (family === 0 || more.length > 0 || length < 0 || length > bits) return false;
  list.addSubnet(address, length, family === 4 ? "ipv4" : "ipv6");
  return true;
}
