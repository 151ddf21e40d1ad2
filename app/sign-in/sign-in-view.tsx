"use client";

import { useTranslations } from "use-intl";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Mark } from "@/components/shell/mark";
import { PageTitle } from "@/components/shell/page-title";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Refusal } from "./refusal";
import { SignInForm } from "./sign-in-form";
import { SsoLink } from "./sso-link";

interface SignInViewProps {
  /** Where to go afterwards. */
  goal: string;
  /** What single sign-on is called, where it is set up. */
  provider: string | undefined;
  /** The code of why single sign-on led back here. */
  refusal: string | undefined;
}

/** Where everybody begins, outside the shell. */
export function SignInView({ goal, provider, refusal }: SignInViewProps) {
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
          {refusal && <Refusal code={refusal} />}
          {provider && <SsoLink provider={provider} goal={goal} />}
          <SignInForm goal={goal} />
          <p className="mt-4 text-ink-3 text-xs">{t("hint")}</p>
        </div>
      </main>
    </>
  );
}
