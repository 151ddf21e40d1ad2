const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

const STILL_SECONDS = 5;

/**
 * How long ago, in the largest whole unit; undefined for "just now". Under a minute it moves in steps
 * of five seconds, so that a page full of ages does not flicker.
 */
export function ageText(locale: string, ageMs: number): string | undefined {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "always", style: "narrow" });
  for (const [unit, sizeMs] of STEPS) {
    const step = unit === "second" ? STILL_SECONDS : 1;
    const count = Math.floor(ageMs / sizeMs / step) * step;
    if (count > 0) return format.format(-count, unit);
  }
  return undefined;
}
