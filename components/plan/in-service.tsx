"use client";

import { useTranslations } from "use-intl";
import { ToneGlyph } from "../status/tone-glyph";

/** So many of a zone's servers in service, as a number and a bar; marked where they are fewer than before. */
export function InService({ count, total, than }: { count: number; total: number; than: number }) {
  const t = useTranslations("plan.redundancy");
  const isFewer = count < than;
  const tone = count === 0 ? "bad" : "attention";
  return (
    <td className="py-2 pr-4">
      <span className="flex items-center gap-2">
        <span
          className={`w-16 whitespace-nowrap ${isFewer ? "font-medium text-ink" : "text-ink-2"}`}
        >
          {t("of", { count, total })}
        </span>
        <span
          aria-hidden="true"
          className="h-1.5 w-16 overflow-hidden rounded-full bg-line-strong max-sm:hidden"
        >
          <span
            className={`block h-full ${isFewer ? "bg-attention" : "bg-good"}`}
            style={{ width: `${total === 0 ? 0 : (100 * count) / total}%` }}
          />
        </span>
        {isFewer && <ToneGlyph tone={tone} className="size-3" />}
      </span>
    </td>
  );
}
