"use client";

import { useTranslations } from "use-intl";
import { useGrantWords } from "./use-grant-words";

/** What is granted: each expression, and what it says. */
export function GrantList({ permissions }: { permissions: readonly string[] }) {
  const t = useTranslations("roles.grant");
  const wordsOf = useGrantWords();
  if (permissions.length === 0) return <p className="text-ink-3 text-sm">{t("nothing")}</p>;
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {permissions.map((grant) => (
        <li key={grant} className="flex flex-wrap items-baseline gap-x-3">
          <code className="break-all font-mono text-ink text-xs">{grant}</code>
          <span className="text-ink-2">{wordsOf(grant) ?? t("unknown")}</span>
        </li>
      ))}
    </ul>
  );
}
