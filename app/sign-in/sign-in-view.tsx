"use client";

import { useTranslations } from "use-intl";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Mark } from "@/components/shell/mark";
import { PageTitle } from "@/components/shell/page-title";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { SignInForm } from "./sign-in-form";

/** The only page outside the shell. `goal` is where to go afterwards. */
export function SignInView({ goal }: { goal: string }) {
  const t = useTranslations("signIn");
  return (
    <>
      <PageTitle>{t("submit")}</PageTitle>
      <header className="flex justify-end px-4 py-3">
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className="flex flex-1 items-center justify-center px-4 pb-24">
        <div className="w-full max-w-88">
          <Mark className="size-10" />
          <h1 className="mt-5 font-semibold text-ink text-xl tracking-tight">{t("title")}</h1>
          <p className="mt-1 text-ink-2 text-sm">{t("lead")}</p>
          <SignInForm goal={goal} />
          <p className="mt-4 text-ink-3 text-xs">{t("hint")}</p>
        </div>
      </main>
    </>
  );
}
