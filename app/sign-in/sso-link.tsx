"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button-class";
import { urlOf } from "@/lib/client/url-of";
import { beginSso } from "@/lib/contract/sso";

/** Leads to the identity provider, which leads back to `goal`. */
export function SsoLink({ provider, goal }: { provider: string; goal: string }) {
  const t = useTranslations("signIn");
  return (
    <>
      <a
        href={urlOf(beginSso.path, {}, { next: goal })}
        className={`${buttonClass("secondary", "lg")} mt-6 w-full`}
      >
        <span className="truncate">{t("sso", { provider })}</span>
      </a>
      <p className="mt-4 flex items-center gap-3 text-ink-3 text-xs">
        <span className="h-px flex-1 bg-line" />
        {t("orPassword")}
        <span className="h-px flex-1 bg-line" />
      </p>
    </>
  );
}
