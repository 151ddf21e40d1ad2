import { type AnyColumn, asc, desc, type SQL } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";

/**
 * The order for `sort=field,asc`, the id deciding between equals; `fallback` without `sort`.
 * Throws COM10011 for a field that is not in `fields`.
 */
export function sortBy(
  sort: string | undefined,
  fields: Record<string, AnyColumn | SQL | SQL.Aliased>,
  id: AnyColumn,
  fallback: SQL,
): SQL[] {
  if (!sort) return [fallback];
  const [field = "", direction] = sort.split(",");
  const column = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!column) throw new Failure("COM10011", [field, Object.keys(fields).join(", ")]);
  const order = direction?.toLowerCase() === "desc" ? desc : asc;
  return [order(column), order(id)];
}
