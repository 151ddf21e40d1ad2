/** What a request line may hold as its target: the path of this server and printable ASCII, without a fragment. */
const PLAIN_TARGET = /^\/[!-"$-~]*$/;

/**
 * The texts that may stand for a request's target in what is signed: as received, and as OCP makes it (query
 * sorted by key, several values of a key sorted and joined by a comma, encoded by RFC 3986), with empty values
 * dropped as OCP's Java sample does and with them kept. None for a target that is not plain ASCII.
 *
 * Each of them, taken apart again, has the meaning that the API gives the received one, but for the order of
 * several values of one key: the path is never touched, and the query is read by what the API reads it with.
 */
export function canonicalTargets(target: string): string[] {
  if (!PLAIN_TARGET.test(target)) return [];
  const mark = target.indexOf("?");
  if (mark < 0) return [target];
  const path = target.slice(0, mark);
  const values = valuesByKey(target.slice(mark));
  const full = [...values].filter(([, list]) => list.length > 0);
  return [...new Set([target, path + queryOf(full), path + queryOf([...values])])];
}

type Parameter = [key: string, values: string[]];

/** The values of each key, without empty ones: a key that has only those has none. */
function valuesByKey(search: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(search)) {
    const values = found.get(key) ?? [];
    found.set(key, value === "" ? values : [...values, value]);
  }
  return found;
}

function queryOf(parameters: readonly Parameter[]): string {
  const pairs = [...parameters]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([key, values]) => `${encode(key)}=${encode([...values].sort(byCodePoint).join(","))}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

/** Bytes of UTF-8 are in the order of code points; UTF-16, by which JavaScript compares, is not. */
const byCodePoint = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

/** RFC 3986: everything but letters, digits and `-._~`. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
