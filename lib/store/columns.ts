import { customType, timestamp } from "drizzle-orm/pg-core";

/** A moment, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Bytes, such as a sealed secret. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
