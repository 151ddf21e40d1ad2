import type { Database } from "@/lib/store/database";

/** What reading and being refused may write: the audit, and when a session or a key was last used. */
const EXCEPT_TABLES = ["public.audit", "public.used_signature"];
const EXCEPT_COLUMNS = ["seen_time", "last_used_time"];

/** A checksum of all rows of each table of the database, by name, except of what is named above. */
export async function tableSums(db: Database): Promise<Record<string, string>> {
  const { rows } = await db.$client.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const sums: Record<string, string> = {};
  for (const { schema, name } of rows) {
    const table = `${schema}.${name}`;
    if (EXCEPT_TABLES.includes(table)) continue;
    const found = await db.$client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(line, '' order by line)), '') as sum
         from (select (to_jsonb(t) - $1::text[])::text as line from "${schema}"."${name}" t) rows`,
      [EXCEPT_COLUMNS],
    );
    sums[table] = found.rows[0]?.sum ?? "";
  }
  return sums;
}
