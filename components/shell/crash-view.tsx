"use client";

import { useTranslations } from "use-intl";
import { ToneGlyph } from "../status/tone-glyph";
import { Button } from "../ui/button";
import { PageTitle } from "./page-title";

/** The page in place of one that could not be drawn. */
export function CrashView({
  digest,
  onRetry,
}: {
  digest?: string | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations("common");
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center py-16 text-center">
      <PageTitle>{t("crashTitle")}</PageTitle>
      <ToneGlyph tone="bad" className="size-6" />
      <h1 className="mt-4 font-semibold text-ink text-xl tracking-tight">{t("crashTitle")}</h1>
      <p className="mt-1 text-ink-2 text-sm">{t("crashText")}</p>
      {digest && <p className="mt-2 font-mono text-ink-3 text-xs">{digest}</p>}
      <Button className="mt-5" onClick={onRetry}>
        {t("reload")}
      </Button>
    </div>
  );
}
