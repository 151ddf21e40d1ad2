"use client";

import { useLocale, useMessages } from "use-intl";
import { FAILURES } from "@/lib/contract/failure";

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
    /** What the code of a failure says; its particulars were told to who called, and are not kept. */
    failureOf: (code: string): string | undefined => {
      const failure = Object.entries(FAILURES).find(
        ([name]) => name.split(".", 1)[0] === code,
      )?.[1];
      return failure?.[locale].replace(/\{\d\}/g, "…");
    },
  };
}
