"use client";

import { useTranslations } from "use-intl";
import type { StateChange } from "@/lib/contract/state-change";
import { useChangeWords } from "./use-plan-words";

const MOST_TOLD = 8;

/** What is no longer as the plan saw it, a sentence each. */
export function Changes({ changes }: { changes: readonly StateChange[] }) {
  const t = useTranslations("plan.problem");
  const sayChange = useChangeWords();
  const rest = changes.length - MOST_TOLD;
  if (changes.length === 0) return <p>{t("changedNothing")}</p>;
  return (
    <>
      <p>{t("changedText")}</p>
      <ul data-testid="plan-changes" className="my-1 list-disc pl-5 text-ink">
        {changes.slice(0, MOST_TOLD).map((change) => (
          <li key={`${change.kind} ${change.object}`}>{sayChange(change)}</li>
        ))}
        {rest > 0 && <li className="text-ink-2">{t("more", { count: rest })}</li>}
      </ul>
    </>
  );
}
