import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Compares an id column with any whole number; one beyond the column's range is simply not there. */
export const idIs = (column: AnyColumn, id: number): SQL => sql`${column} = ${id}::bigint`;
