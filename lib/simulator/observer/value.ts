import { timestamp } from "./observer-log";

/** A value of a column. Times are microseconds, shown as a timestamp or as decimal seconds. */
export type Value = null | number | string | { micros: number; as: "timestamp" | "seconds" };

export type ValueType = "int" | "text" | "time" | "decimal";

/** A result as it goes to the client: column names with types, and rows of the same length. */
export interface ResultSet {
  columns: { name: string; type: ValueType }[];
  rows: Value[][];
}

/** A value as the text protocol writes it. */
export function toText(value: Value): string | null {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (value.as === "timestamp")
    return timestamp(new Date(Math.floor(value.micros / 1000)), value.micros % 1_000_000);
  const seconds = Math.floor(value.micros / 1_000_000);
  return `${seconds}.${String(value.micros % 1_000_000).padStart(6, "0")}`;
}

/** Compares as the views' collation does: text without regard to case; NULL is the least. */
export function compare(one: Value, other: Value): number {
  const [left, right] = [sortable(one), sortable(other)];
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : 1;
}

function sortable(value: Value): string | number | null {
  if (typeof value === "string") return value.toLowerCase();
  if (value === null || typeof value === "number") return value;
  return value.as === "timestamp" ? (toText(value) ?? "") : value.micros / 1_000_000;
}
