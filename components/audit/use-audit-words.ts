"use client";

import { useLocale, useMessages } from "use-intl";
import { FAILURES, type FailureCode } from "@/lib/contract/failure";

const FAILURE_NAMES = Object.keys(FAILURES) as FailureCode[];
const isCaseOf = (code: string) => (name: string) => name.startsWith(`${code}.`);

/** Events, what they are about, and failures in the reader's language; what is not known stays as it is. */
export function useAuditWords() {
  const { audit } = useMessages();
  const locale = useLocale();
  const events: Record<string, string> = audit.events;
  const types: Record<string, string> = audit.types;
  return {
    events,
    types,
    eventOf: (name: string) => events[name] ?? name,
    typeOf: (name: string) => types[name] ?? name,
    /** What a code says; its particulars were told to who called and are not kept, so `…` stands for them. */
    failureOf: (code: string): string | undefined => {
      const name = FAILURE_NAMES.find((one) => one === code) ?? FAILURE_NAMES.find(isCaseOf(code));
      return name && FAILURES[name][locale].replace(/\{\d\}/g, "…");
    },
  };
}
