/** How far a signed request's date may be from now, either way (OCP, "AK/SK"). */
export const SIGNED_WITHIN_MS = 15 * 60_000;

const RFC_1123 =
  /^([A-Z][a-z]{2}, )(\d{1,2})( [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} )(?:GMT|UTC|([+-])(\d{2})(\d{2}))$/;

/**
 * The moment of an RFC 1123 date, as the clients' libraries write it: Java's leaves a leading zero of the day
 * away, Go's may say UTC, and an offset is allowed. `undefined` for anything else, such as a wrong weekday.
 */
export function parseSignedDate(text: string): Date | undefined {
  const [, weekday, day = "", rest, sign, hours, minutes] = RFC_1123.exec(text) ?? [];
  const asGmt = `${weekday}${day.padStart(2, "0")}${rest}GMT`;
  const shown = new Date(asGmt);
  if (Number.isNaN(shown.getTime()) || shown.toUTCString() !== asGmt) return undefined;
  const offsetMinutes =
    Number(`${sign ?? "+"}1`) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  return new Date(shown.getTime() - offsetMinutes * 60_000);
}

/** Whether a request of that date may still count. */
export const isRecent = (date: Date, now = Date.now()): boolean =>
  Math.abs(now - date.getTime()) < SIGNED_WITHIN_MS;
