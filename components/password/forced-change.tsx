"use client";

import { useTranslations } from "use-intl";
import { leave } from "@/lib/client/leave";
import { LanguageSwitch } from "../shell/language-switch";
import { Mark } from "../shell/mark";
import { PageTitle } from "../shell/page-title";
import { ThemeSwitch } from "../shell/theme-switch";
import { Button } from "../ui/button";
import { PasswordForm } from "./password-form";

/** The page that comes before every other while a password was set by somebody else; then `goal`. */
export function ForcedChange({ userName, goal }: { userName: string; goal: string }) {
  const t = useTranslations("password");
  return (
    <>
      <PageTitle>{t("forcedTitle")}</PageTitle>
      <header className="flex justify-end px-4 py-3">
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className="flex flex-1 items-center justify-center px-4 pb-16">
        <div className="w-full max-w-88">
          <Mark className="size-10" />
          <h1 className="mt-5 font-semibold text-ink text-xl tracking-tight">{t("forcedTitle")}</h1>
          <p className="mt-1 text-ink-2 text-sm">{t("forcedLead", { name: userName })}</p>
          <div className="mt-6 rounded-md border border-line bg-surface p-5 shadow-panel">
            <PasswordForm
              userName={userName}
              isFirst
              onDone={() => window.location.replace(goal)}
            />
          </div>
          <Button variant="ghost" className="mt-3 -ml-3" onClick={leave}>
            {t("signOut")}
          </Button>
        </div>
      </main>
    </>
  );
}
