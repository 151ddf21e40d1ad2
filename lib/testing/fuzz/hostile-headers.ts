import type { Random } from "../chaos/random";
import { hostileText } from "./hostile-values";

/** Headers and what to put into them, beside a hostile text. */
const VALUES: Record<string, readonly string[]> = {
  accept: ["*/*", "text/html", "application/xml;q=0.9", ";;;"],
  "accept-encoding": ["gzip", "br, *;q=0", "deflate, compress", "identity;q=0, *;q=0"],
  "accept-language": ["zh-CN", "en;q=zh", "zh;q=9e999,en", "*", `${"zh,".repeat(900)}en`],
  "content-encoding": ["gzip", "br", "identity", "gzip, gzip"],
  expect: ["100-continue"],
  "if-match": ["*", '"x"', 'W/"'],
  "if-modified-since": ["Thu, 01 Jan 1970 00:00:00 GMT", "yesterday"],
  "if-none-match": ["*", 'W/"x", "y"', '"', `"${"x".repeat(4000)}"`],
  "next-action": ["7f", "x".repeat(40)],
  "next-router-state-tree": ["%5B%22%22%5D", "[["],
  origin: ["null", "http://", "https://evil.example:99999"],
  range: ["bytes=0-0", "bytes=-1", "bytes=9-1", "lines=1-2", "bytes=0-,0-,0-"],
  rsc: ["1"],
  "x-b3-traceid": ["0"],
  "x-forwarded-for": ["127.0.0.1", "::1", "10.9.8.7, 10.9.8.6", "unknown, ,"],
  "x-forwarded-host": ["other.example", "a b", "[::1"],
  "x-forwarded-proto": ["https", "javascript", "https, http"],
  "x-http-method-override": ["DELETE", "TRACE"],
  "x-invoke-path": ["/clusters"],
  "x-matched-path": ["/clusters"],
  "x-middleware-rewrite": ["/clusters"],
  "x-middleware-subrequest": ["proxy:proxy:proxy:proxy:proxy"],
  "x-nextjs-data": ["1"],
  "x-obdeck-method": ["GET", "DELETE", "BREW"],
  "x-obdeck-peer": ["127.0.0.1", "nobody"],
  "x-ocp-data": ["B,A", ",,,"],
  "x-returnstacktrace": ["true"],
  "x-span-id": ["1", "zzz"],
  "x-trace-id": ["a".repeat(64), "a".repeat(65), "<b>", "0a1b2c3d4e5f6071"],
};

/** A few headers with what they should not hold. */
export function hostileHeaders(random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let count = random.below(4); count > 0; count -= 1) {
    const name = random.pick(Object.keys(VALUES)) ?? "x-trace-id";
    headers[name] = random.chance(0.7)
      ? (random.pick(VALUES[name] ?? []) ?? "")
      : inHeader(hostileText(random));
  }
  return headers;
}

/** A text as a header can carry it: bytes without line ends and NUL, a few thousand at most. */
export const inHeader = (text: string): string =>
  Buffer.from(text)
    .toString("latin1")
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, "?")
    .slice(0, 4000);
