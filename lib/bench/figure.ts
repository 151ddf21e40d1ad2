/** A number with three significant digits and separated thousands. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en-US", { maximumSignificantDigits: 3 });
}

/** Milliseconds. */
export const ms = (value: number): string => `${figure(value)} ms`;

/** How many times as much `value` is as `floor`. */
export const times = (value: number, floor: number): string => `${figure(value / floor)}×`;

/** Bytes, kilobytes or megabytes, of 1,000 each. */
export function bytes(value: number): string {
  if (value < 1000) return `${Math.round(value)} B`;
  return value < 1e6 ? `${figure(value / 1e3)} kB` : `${figure(value / 1e6)} MB`;
}
