import { z } from "zod";

export const Time = z.iso.datetime({ offset: true }).meta({
  id: "Time",
  description:
    "ISO 8601 with an offset and at most milliseconds, such as `2026-01-02T03:04:05.678+08:00`",
});

/** Writes an instant as OCP does: local time with offset, trailing zeros of the fraction dropped. */
export function toTime(instant: Date): string {
  const offsetMinutes = -instant.getTimezoneOffset();
  const local = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString();
  return local.slice(0, endOfFraction(local)) + offsetText(offsetMinutes);
}

/** Where a time like `2026-01-02T03:04:05.678` ends when the zeros behind its last digit are dropped. */
function endOfFraction(local: string): number {
  let end = "2026-01-02T03:04:05.678".length;
  while (local[end - 1] === "0") end -= 1;
  return local[end - 1] === "." ? end - 1 : end;
}

function offsetText(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const hours = String(Math.floor(size / 60)).padStart(2, "0");
  const minutes = String(size % 60).padStart(2, "0");
  return `${offsetMinutes < 0 ? "-" : "+"}${hours}:${minutes}`;
}
