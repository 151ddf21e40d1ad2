"use client";

import { useTranslations } from "use-intl";
import { browserOf } from "./browser-of";

/** What a session is used with, in words: `Firefox 128 on Linux`. */
export function useBrowserWords(): (userAgent: string | undefined) => string {
  const t = useTranslations("sessions");
  return (userAgent) => {
    const { browser, system } = browserOf(userAgent);
    if (browser && system) return t("browserOn", { browser, system });
    return browser ?? system ?? t("unknown");
  };
}
