"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button-class";
import { Mark } from "./mark";
import { PageTitle } from "./page-title";

interface NotFoundViewProps {
  title?: string;
  text?: string;
}

/** The page for an address that names nothing, with a way on. */
export function NotFoundView({ title, text }: NotFoundViewProps) {
  const t = useTranslations("common");
  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-16 text-center">
      <PageTitle>{title ?? t("notFoundTitle")}</PageTitle>
      <Mark className="size-9 opacity-60 grayscale" />
      <h1 className="mt-4 font-semibold text-ink text-xl tracking-tight">
        {title ?? t("notFoundTitle")}
      </h1>
      <p className="mt-1 text-ink-2 text-sm">{text ?? t("notFoundText")}</p>
      <Link href="/clusters" className={`${buttonClass()} mt-5`}>
        {t("toClusters")}
      </Link>
    </div>
  );
}
