"use client";

import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { Badge } from "../ui/badge";

/** Small words beside a user's name: that it is you, how they come in, what they have to do first. */
export function UserMarks({ user, isMe }: { user: User; isMe: boolean }) {
  const t = useTranslations("users.mark");
  return (
    <>
      {isMe && <Badge tone="accent">{t("you")}</Badge>}
      {user.source === "SSO" && <Badge title={t("ssoTitle")}>{t("sso")}</Badge>}
      {user.mustChangePassword && (
        <Badge tone="attention" title={t("mustChangeTitle")}>
          {t("mustChange")}
        </Badge>
      )}
    </>
  );
}
