const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/**
 * A duration in at most two units, short: `0.3s`, `41s`, `1m 20s`; tenths only below ten seconds and
 * only for what has ended, so that a running one counts in whole seconds. Never negative.
 */
export function durationText(locale: string, durationMs: number, live = false): string {
  const seconds = Math.max(0, durationMs) / 1000;
  if (!live && seconds < 9.95) return unitText(locale, "second", seconds, 1);
  let left = live ? Math.floor(seconds) : Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0 || parts.length > 0) parts.push(unitText(locale, unit, count, 0));
    if (parts.length === 2) break;
  }
  return parts.join(locale === "zh" ? "" : " ") || unitText(locale, "second", 0, 0);
}

const formats = new Map<string, Intl.NumberFormat>();

function unitText(locale: string, unit: string, value: number, digits: number): string {
  const key = `${locale} ${unit} ${digits}`;
  const known = formats.get(key);
  if (known) return known.format(value);
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "narrow",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, format);
  return format.format(value);
}

/** From the start to the end, or to `now` while it runs; undefined for what has not begun. */
export function durationOf(
  span: { startTime?: string | undefined; finishTime?: string | undefined },
  now: number,
): number | undefined {
  if (span.startTime === undefined) return undefined;
  const end = span.finishTime === undefined ? now : Date.parse(span.finishTime);
  return Math.max(0, end - Date.parse(span.startTime));
}
