/**
 * JSON as OCP writes it: keys in alphabetical order, `null` and `undefined` properties left out, empty
 * arrays kept, two decimals at most, and a whole number that a double cannot hold as a string. The same
 * value always gives the same text.
 */
export const toJson = (value: unknown): string => JSON.stringify(inOrder(value));

/** The value itself where it is in order already, so that large answers built in order cost no copy. */
function inOrder(value: unknown): unknown {
  if (typeof value === "number") return numberInOrder(value);
  if (typeof value === "bigint") return bigintInOrder(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return arrayInOrder(value);
  return isInOrder(value) ? value : copyInOrder(value);
}

function numberInOrder(value: number): number | string {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value : String(BigInt(value));
  return Math.round(value * 100) / 100;
}

const bigintInOrder = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

function arrayInOrder(items: readonly unknown[]): readonly unknown[] {
  const ordered = items.map(inOrder);
  return ordered.every((item, index) => item === items[index]) ? items : ordered;
}

function isInOrder(value: object): boolean {
  let before = "";
  for (const [key, item] of Object.entries(value)) {
    if (key < before || item === null || inOrder(item) !== item) return false;
    before = key;
  }
  return true;
}

function copyInOrder(value: object): object {
  const entries = Object.entries(value)
    .filter(([, item]) => item !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]));
}
