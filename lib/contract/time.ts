import { z } from "zod";

/** ISO 8601 with an offset and at most milliseconds, e.g. `2026-01-02T03:04:05.678+08:00`. */
export const Time = z.iso.datetime({ offset: true }).meta({ id: "Time" });

/** Writes an instant as OCP does: local time with offset, trailing zeros of the fraction dropped. */
export function toTime(instant: Date): string {
  const offsetMinutes = -instant.getTimezoneOffset();
  const local = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString();
  const text = local
    .slice(0, -1)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  const sign = offsetMinutes < 0 ? "-" : "+";
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offsetMinutes) % 60).padStart(2, "0");
  return `${text}${sign}${hours}:${minutes}`;
}
