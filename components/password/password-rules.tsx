"use client";

import { Check, Circle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { judgePassword, PASSWORD_RULE } from "@/lib/contract/user";
import { cx } from "../ui/cx";

const KINDS = ["lower", "upper", "digit", "other"] as const;

/** The rule for passwords, part by part, as a new one meets it while it is typed. */
export function PasswordRules({ id, text }: { id: string; text: string }) {
  const t = useTranslations("password.rules");
  const { isLengthRight, kinds, areKindsEnough } = judgePassword(text);
  const { least, most, fewestKinds } = PASSWORD_RULE;
  return (
    <div id={id} className="text-xs">
      <p className="text-ink-3">{t("title")}</p>
      <ul className="mt-1 flex flex-col gap-1">
        <Rule isMet={isLengthRight}>{t("length", { least, most })}</Rule>
        <Rule isMet={areKindsEnough}>{t("kinds", { fewest: fewestKinds })}</Rule>
      </ul>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1 pl-5">
        {KINDS.map((kind) => (
          <Rule key={kind} isMet={kinds.includes(kind)}>
            {t(`kind.${kind}`)}
          </Rule>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {text !== "" && t(isLengthRight && areKindsEnough ? "allMet" : "notAllMet")}
      </p>
    </div>
  );
}

function Rule({ isMet, children }: { isMet: boolean; children: ReactNode }) {
  const t = useTranslations("password.rules");
  const Icon = isMet ? Check : Circle;
  return (
    <li
      data-met={isMet}
      className={cx("flex items-center gap-1.5", isMet ? "text-good" : "text-ink-2")}
    >
      <Icon aria-hidden="true" className={cx("size-3.5 shrink-0", !isMet && "scale-50")} />
      {children}
      <span className="sr-only">({t(isMet ? "met" : "unmet")})</span>
    </li>
  );
}
