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

/** What every list with pages takes. */
export const PageQuery = z.object({
  page: wholeNumber(1, 1_000_000_000, "must be a whole number from 1")
    .default(1)
    .describe("Which page, counted from 1"),
  size: wholeNumber(1, MAX_PAGE_SIZE, "must be a whole number from 1 to 2000")
    .default(10)
    .describe("How many entries a page may have, up to 2000"),
  sort: z
    .string()
    .regex(/^[\w.]+(,(asc|desc))?$/i, "must be field,asc or field,desc")
    .optional()
    .describe(
      "`field,asc` or `field,desc`, in any case; a field that cannot be sorted by is refused with COM10011",
    ),
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
    number: z.int().describe("Which page this is, counted from 1"),
    size: z.int().describe("How many entries a page may have"),
    totalElements: z.int().describe("How many entries all pages have together"),
    totalPages: z.int().describe("How many pages there are"),
  })
  .meta({ id: "Page", description: "Which part of a list this is" });

/** `data` of a list without paging. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ contents: z.array(item).describe("All entries") }).describe("A list without pages");

/** `data` of a paged list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z
    .object({ contents: z.array(item).describe("The entries of this page"), page: Page })
    .describe("One page of a list");
