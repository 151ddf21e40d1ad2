"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";

/** The way back to the cluster, by its name where that is known. */
export function BackToCluster({ clusterId, name }: { clusterId: number; name?: string }) {
  const t = useTranslations("plan");
  return (
    <Link
      href={`/clusters/${clusterId}`}
      className="-ml-1 inline-flex min-h-6 w-fit items-center gap-0.5 rounded text-ink-2 text-sm hover:text-ink"
    >
      <ChevronLeft aria-hidden="true" className="size-4" />
      {name ?? t("address.back")}
    </Link>
  );
}
