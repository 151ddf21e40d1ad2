const PREFIX = "x-ocp-";

/**
 * The texts that may stand for a request's `x-ocp-` headers in what is signed: a line `name:value` for each,
 * by name. OCP's page says that the values of a header are split at the comma, trimmed and sorted; the
 * signature that it publishes is over the header as sent. Both are accepted.
 */
export function canonicalHeaders(headers: Headers): string[] {
  const own = [...headers].filter(([name]) => name.startsWith(PREFIX));
  return [...new Set([linesOf(own), linesOf(own.map(([name, value]) => [name, inOrder(value)]))])];
}

/** `Headers` come in the order of their names, in lower case, each once. */
const linesOf = (headers: readonly (readonly [string, string])[]): string =>
  headers.map(([name, value]) => `${name}:${value}`).join("\n");

/** Characters of a header are bytes, so that their order is that of the code points which they encode. */
const inOrder = (value: string): string =>
  value
    .split(",")
    .map((part) => part.trim())
    .sort()
    .join(",");
