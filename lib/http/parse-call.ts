import { z } from "zod";
import { Failure, type FieldError, type Locale } from "@/lib/contract/failure";
import { fieldMessage } from "@/lib/contract/field-message";

/** Parses a part of a request. Throws COM10001 that names every field that does not fit. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  locale: Locale,
): z.output<Schema> {
  const parsed = schema.safeParse(given, { error: LANGUAGES[locale] });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => fieldErrorOf(issue, given, locale));
  const [first] = fields;
  throw new Failure("COM10001", [first?.field ?? "", first?.message ?? ""], { fields });
}

const LANGUAGES = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError };

function fieldErrorOf(issue: z.core.$ZodIssue, given: unknown, locale: Locale): FieldError {
  const field = issue.path.join(".") || "body";
  const rejectedValue = shown(field, valueAt(given, issue.path));
  return {
    field,
    message: fieldMessage(issue.message, locale),
    ...(rejectedValue !== undefined && { rejectedValue }),
  };
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

const LONGEST_SHOWN = 256;

/** What is repeated to the caller: short plain values, and never a password. */
function shown(field: string, value: unknown): unknown {
  if (/password/i.test(field)) return undefined;
  if (typeof value === "string") return value.slice(0, LONGEST_SHOWN);
  return Number.isFinite(value) || typeof value === "boolean" ? value : undefined;
}

/**
 * The parameters in an address as it was sent: a `URL` mends what is broken before anybody can refuse it. A name
 * that comes twice is a list, an empty value is as good as none. Throws `Failure` for broken percent-encoding.
 */
export function readQuery(target: string): Record<string, string> {
  const search = /\?[^#]*/.exec(target)?.[0] ?? "";
  if (/%(?![0-9a-f]{2})/i.test(search) || /%00/.test(search))
    throw new Failure("COM10003.encoding");
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === "") continue;
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
  }
  return query;
}
