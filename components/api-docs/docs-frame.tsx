"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { LanguageSwitch } from "../shell/language-switch";
import { Mark } from "../shell/mark";
import { ThemeSwitch } from "../shell/theme-switch";
import { buttonClass } from "../ui/button-class";

/** The frame around the pages that describe the API, which anyone may read. */
export function DocsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("apiDocs");
  const shell = useTranslations("shell");
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink text-sm focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {shell("skip")}
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-surface">
        <div className="page-width flex h-12 items-center gap-1">
          <Link
            href="/docs/api"
            className="mr-auto flex h-8 items-center gap-2 rounded-md pr-1 font-semibold text-base text-ink tracking-tight"
          >
            <Mark />
            <span>{t("home")}</span>
            <span className="font-normal text-ink-2">{t("title")}</span>
          </Link>
          <LanguageSwitch />
          <ThemeSwitch />
          <Link href="/clusters" className={buttonClass("ghost")}>
            {t("toConsole")}
          </Link>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="page-width flex-1 py-6 outline-none">
        {children}
      </main>
    </>
  );
}
