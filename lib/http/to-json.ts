/**
 * JSON as OCP writes it: keys in alphabetical order, `null` and `undefined` properties left out, empty
 * arrays kept. The same value always gives the same text.
 */
export function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = "";
  for (const [key, item] of sortedEntries(value)) {
    if (item === undefined || item === null) continue;
    text += `${text ? "," : ""}${JSON.stringify(key)}:${toJson(item)}`;
  }
  return `{${text}}`;
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
