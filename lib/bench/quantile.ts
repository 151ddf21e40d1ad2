/** The value below which the share `q` (0 to 1) of the values lies, by nearest rank; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value; the lower of the two in the middle of an even count. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
