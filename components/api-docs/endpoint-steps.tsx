"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { EndpointEntry } from "./endpoint-doc";

/** From an endpoint to the one before it and the one behind it. */
export function EndpointSteps({ id, entries }: { id: string; entries: readonly EndpointEntry[] }) {
  const t = useTranslations("apiDocs");
  const at = entries.findIndex((entry) => entry.id === id);
  const before = entries[at - 1];
  const after = entries[at + 1];
  return (
    <nav aria-label={t("endpoints")} className="flex flex-wrap justify-between gap-3 text-sm">
      {before && (
        <Link href={`/docs/api/${before.id}`} className="text-accent hover:underline">
          {t("previous", { name: before.id })}
        </Link>
      )}
      {after && (
        <Link href={`/docs/api/${after.id}`} className="ml-auto text-accent hover:underline">
          {t("next", { name: after.id })}
        </Link>
      )}
    </nav>
  );
}
