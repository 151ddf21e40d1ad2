import { toTime } from "@/lib/contract/time";

/** A time in the reader's zone, the same in every language: `2026-01-02 03:04:05`. */
export const localTime = (time: string): string => {
  const text = toTime(new Date(time));
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
};

/** The offset of the reader's zone at a time: `+08:00`. */
export const localOffset = (time: string): string => toTime(new Date(time)).slice(-6);

/** The time of day in the reader's zone: `03:04:05`. */
export const localClock = (time: string): string => localTime(time).slice(11);
