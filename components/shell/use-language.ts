"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale } from "use-intl";
import { rememberChoice } from "@/lib/client/remember-choice";
import type { Locale } from "@/lib/contract/failure";
import { LOCALE_COOKIE } from "../i18n/locale";

/** The language of the page, and how to choose another: the server draws the same page again in it. */
export function useLanguage(): [Locale, (locale: Locale) => void] {
  const locale = useLocale();
  const router = useRouter();
  const queries = useQueryClient();

  function choose(chosen: Locale) {
    if (chosen === locale) return;
    rememberChoice(LOCALE_COOKIE, chosen);
    router.refresh();
    void queries.invalidateQueries();
  }

  return [locale, choose];
}
