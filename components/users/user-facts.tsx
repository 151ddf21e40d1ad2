"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { ExactTime } from "../task/exact-time";
import { RelativeTime } from "../ui/relative-time";

/** What happened to a user and when. */
export function UserFacts({ user }: { user: User }) {
  const t = useTranslations("users.page");
  const common = useTranslations("common");
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <Fact name={t("id")}>{user.id}</Fact>
      <Fact name={t("created")}>
        <When time={user.createTime} />
      </Fact>
      <Fact name={t("lastSignIn")}>
        {user.lastSignInTime ? <When time={user.lastSignInTime} /> : common("never")}
      </Fact>
      {user.status === "LOCKED" && user.lockedUntil && (
        <Fact name={t("lockedUntil")}>
          <ExactTime time={user.lockedUntil} />
        </Fact>
      )}
    </dl>
  );
}

function When({ time }: { time: string }) {
  return (
    <>
      <ExactTime time={time} /> <RelativeTime time={time} className="text-ink-3" />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
