"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { ConnectionBanner } from "./connection-banner";
import { ConnectionVoice } from "./connection-voice";
import { Freshness } from "./freshness";
import { LanguageSwitch } from "./language-switch";
import { Mark } from "./mark";
import { MeProvider } from "./me";
import { Nav } from "./nav";
import { TaskCounts } from "./task-counts";
import { ThemeSwitch } from "./theme-switch";
import { UserMenu } from "./user-menu";

/** The frame around every page behind the sign-in. A page brings its own `<h1>`, and only one. */
export function Shell({ user, children }: { user: User; children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <MeProvider user={user}>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink text-sm focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-surface">
        <div className="page-width flex h-12 items-center gap-1">
          <Link
            href="/clusters"
            aria-label={t("home")}
            className="mr-2 flex h-8 items-center gap-2 rounded-md pr-1 font-semibold text-base text-ink tracking-tight sm:mr-4"
          >
            <Mark />
            <span className="hidden sm:inline">OBDeck</span>
          </Link>
          <Nav />
          <div className="ml-auto flex items-center">
            <TaskCounts />
            <Freshness />
            <div className="hidden items-center sm:flex">
              <span className="mx-2 h-4 w-px bg-line-strong" />
              <LanguageSwitch />
              <ThemeSwitch />
            </div>
            <UserMenu />
          </div>
        </div>
        <ConnectionBanner />
      </header>
      <ConnectionVoice />
      <main id="content" tabIndex={-1} className="page-width flex-1 py-6 outline-none">
        {children}
      </main>
    </MeProvider>
  );
}
