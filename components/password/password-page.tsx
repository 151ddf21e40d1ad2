"use client";

import { useTranslations } from "use-intl";
import { useSay } from "../settings/said";
import { SettingsHead } from "../settings/settings-head";
import { useMe } from "../shell/me";
import { Notice } from "../ui/notice";
import { PasswordForm } from "./password-form";

/** Where a password can be changed at any time. Whoever comes by single sign-on is told that there is none. */
export function PasswordPage() {
  const t = useTranslations("password");
  const me = useMe();
  const say = useSay();
  const isLocal = me.source === "LOCAL";
  return (
    <>
      <SettingsHead title={t("title")} lead={isLocal ? t("lead") : undefined} />
      {isLocal ? (
        <div className="max-w-sm rounded-md border border-line bg-surface p-5">
          <PasswordForm userName={me.name} onDone={() => say(t("done"))} />
        </div>
      ) : (
        <Notice tone="off">{t("sso")}</Notice>
      )}
    </>
  );
}
