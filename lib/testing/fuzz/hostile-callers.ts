import { createHmac, randomUUID } from "node:crypto";
import type { Random } from "../chaos/random";
import { inHeader } from "./hostile-headers";
import { hostileText } from "./hostile-values";
import type { KeyPair } from "./sign";

/** Who asks. Both users are known by a session's cookie, by Basic, or by a signature. */
export type Who = "nobody" | "viewer" | "admin";

/** What makes a user known. */
export interface Credentials {
  cookie: Record<string, string>;
  basic: Record<string, string>;
  key: KeyPair;
}

/** Headers that fail to make a caller known; `key` is one that there is. */
export function strangerHeaders(random: Random, { accessKey }: KeyPair): Record<string, string> {
  const kind = random.below(10);
  if (kind < 2) return {};
  if (kind < 4) return { cookie: hostileCookie(random) };
  if (kind < 7) return { authorization: inHeader(hostileAuthorization(random)) };
  return { authorization: hostileSignature(random, accessKey), date: hostileDate(random) };
}

function hostileCookie(random: Random): string {
  const value = inHeader(hostileText(random));
  return (
    random.pick([
      `obdeck_session=${value}`,
      `obdeck_session=${"x".repeat(43)}; obdeck_session=${value}`,
      `__Host-obdeck_session=${value}`,
      `${value}=${value};;;=;`,
      Array.from({ length: 150 }, (_, index) => `c${index}=${index}`).join("; "),
    ]) ?? ""
  );
}

/** No name of a user is among them, so that no right of anybody's to sign in is used up. */
function hostileAuthorization(random: Random): string {
  const text = hostileText(random);
  const base64 = Buffer.from(`no.${text}:${text}`).toString("base64");
  return (
    random.pick([
      `Basic ${text}`,
      "Basic",
      "Basic ====",
      `Basic ${Buffer.from([0xff, 0xfe, 0, 58, 0xc3, 0x28]).toString("base64")}`,
      `Basic ${Buffer.from(`:${text}`).toString("base64")}`,
      `Basic ${Buffer.from(`no\0body:${text}`).toString("base64")}`,
      `Basic ${base64.slice(0, 20)}, Basic ${base64.slice(0, 20)}`,
      `Bearer ${text}`,
      `Digest username="${text}"`,
      text,
    ]) ?? ""
  );
}

function hostileSignature(random: Random, accessKey: string): string {
  const scheme = random.pick([
    "OCP-ACCESS-KEY-HMACSHA1",
    "OCP-ACCESS-KEY-HMACSHA256",
    "ocp-access-key-hmacsha1",
  ]);
  const key = random.pick([
    accessKey,
    accessKey,
    "A".repeat(16),
    "",
    ":",
    inHeader(hostileText(random)).slice(0, 200),
  ]);
  const right = createHmac("sha1", randomUUID()).update("x").digest("base64");
  const signature = random.pick([right, "", "=", "....", right.slice(0, 9), right.repeat(30)]);
  return random.pick([`${scheme} ${key}:${signature}`, `${scheme}  ${key}`, `${scheme}`]) ?? "";
}

function hostileDate(random: Random): string {
  const far = new Date(Date.now() + (random.next() - 0.5) * 3e6).toUTCString();
  return random.pick([far, new Date().toUTCString(), "now", "", new Date().toISOString()]) ?? far;
}
