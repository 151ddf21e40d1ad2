"use client";

import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { useMe } from "../shell/me";
import { type UserAction, whyNotUser } from "./why-not-user";

/** Says in words why something cannot be done to a user; undefined when it can. */
export function useWhyNotUser(user: User): (action: UserAction) => string | undefined {
  const t = useTranslations("users.whyNot");
  const me = useMe();
  return (action) => {
    const refusal = whyNotUser(action, me, user);
    if (!refusal) return undefined;
    return "permission" in refusal
      ? t(refusal.reason, { permission: refusal.permission, name: user.name })
      : t(refusal.reason, { name: user.name });
  };
}
