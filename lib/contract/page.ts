import { z } from "zod";

/** The largest `size` a list accepts, as documented for OCP. */
const MAX_PAGE_SIZE = 2000;

/** A number in a path or a query, written in digits alone: `0x1`, `1.0` and ` 1` are none. */
export const wholeNumber = (min: number, max: number, says: string) =>
  z
    .union([z.int(), z.string().regex(/^\d{1,16}$/, says)], says)
    .pipe(z.coerce.number<string | number>().int(says).min(min, says).max(max, says));

/** An id in a path or a query: a whole number from 1. */
export const IdParam = wholeNumber(1, Number.MAX_SAFE_INTEGER, "must be a whole number from 1");

/**
 * `page` counts from 1; `size` is at most 2000; `sort` is `field,asc` or `field,desc`, in any case. Whether
 * a field can be sorted by says COM10011.
 */
export const PageQuery = z.object({
  page: wholeNumber(1, 1_000_000_000, "must be a whole number from 1").default(1),
  size: wholeNumber(1, MAX_PAGE_SIZE, "must be a whole number from 1 to 2000").default(10),
  sort: z
    .string()
    .regex(/^[\w.]+(,(asc|desc))?$/i, "must be field,asc or field,desc")
    .optional(),
});

const partsOf = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** A comma list in a query, each part one of an enumeration: `status=RUNNING,FAILED`, spaces or not. */
export function commaList<Item extends z.ZodType>(item: Item) {
  return z
    .preprocess((text) => (typeof text === "string" ? partsOf(text) : text), z.array(item))
    .optional();
}

/** A switch in a query. */
export const flag = (fallback: "true" | "false") => z.enum(["true", "false"]).default(fallback);

/** A parameter that means nothing here or to a newer OCP: it may be sent, and changes nothing. */
export const obsolete = z
  .string()
  .optional()
  .meta({ deprecated: true, description: "Accepted, and changes nothing" });

const Page = z
  .object({
    number: z.int(),
    size: z.int(),
    totalElements: z.int(),
    totalPages: z.int(),
  })
  .meta({ id: "Page" });

/** `data` of a list without paging. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ contents: z.array(item) });

/** `data` of a paged list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ contents: z.array(item), page: Page });
