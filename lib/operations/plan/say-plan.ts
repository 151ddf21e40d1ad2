import type { FailureCode, Locale } from "@/lib/contract/failure";
import { CHECK_ADVICE, CHECK_REASONS, CHECK_TITLES, IMPACT_REASONS } from "./plan-words";

type Params = readonly (string | number)[];
type Words = Partial<Record<string, { en: string; zh: string }>>;

/** The planner's words as sentences in one language. */
export function planSpeaker(locale: Locale) {
  const say = (words: Words, key: string, params: Params = []): string =>
    fill(words[key]?.[locale] ?? key, params);
  return {
    title: (check: string) => say(CHECK_TITLES, check),
    reason: (reason: string, params: Params) => say(CHECK_REASONS, reason, params),
    impact: (reason: string, params: Params) => say(IMPACT_REASONS, reason, params),
    /** Undefined where nothing has to be done. */
    advice: (finding: FailureCode | string): string | undefined =>
      (CHECK_ADVICE as Words)[finding]?.[locale],
  };
}

const fill = (template: string, params: Params): string =>
  template.replace(/\{(\d)\}/g, (_, index) => String(params[Number(index)] ?? ""));
