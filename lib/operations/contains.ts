import { type AnyColumn, ilike, type SQL } from "drizzle-orm";

/** Whether a column contains a text, in any case; `%`, `_` and `\` in it stand for themselves. */
export const contains = (column: AnyColumn | SQL | SQL.Aliased, text: string): SQL =>
  ilike(column, `%${text.replace(/[\\%_]/g, "\\$&")}%`);
