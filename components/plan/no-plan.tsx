"use client";

import { FileQuestion } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { PageTitle } from "../shell/page-title";
import { buttonClass } from "../ui/button-class";
import { useLeave } from "./use-leave";

/** Says why there is nothing to plan, with the way back. */
export function NoPlan({
  clusterId,
  title,
  text,
}: {
  clusterId: number;
  title: string;
  text: string;
}) {
  const t = useTranslations("plan.address");
  useLeave(clusterId, false);
  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-16 text-center">
      <PageTitle>{title}</PageTitle>
      <FileQuestion aria-hidden="true" className="size-7 text-ink-3" strokeWidth={1.5} />
      <h1 className="mt-4 font-semibold text-ink text-xl tracking-tight">{title}</h1>
      <p className="mt-1 text-balance text-ink-2 text-sm">{text}</p>
      <Link href={`/clusters/${clusterId}`} className={`${buttonClass()} mt-5`}>
        {t("back")}
      </Link>
    </div>
  );
}
