import type { Locale } from "@/lib/contract/failure";
import { HINTS, type HintKey } from "@/lib/contract/hint";
import type { StepError } from "@/lib/contract/task";

const isHintKey = (key: string): key is HintKey => Object.hasOwn(HINTS, key);

/** What to do about a failure in the reader's language; a hint this page does not know stays as sent. */
export function hintOf(error: StepError | undefined, locale: Locale): string | undefined {
  const key = error?.hintKey;
  return key !== undefined && isHintKey(key) ? HINTS[key][locale] : error?.hint;
}
