"use client";

import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

const SAID_MS = 1500;

/** Copies the address of the page, which says the whole plan, and says for a moment that it did. */
export function CopyLink() {
  const t = useTranslations("plan.head");
  const [isDone, setDone] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(window.location.href);
    setDone(true);
    setTimeout(() => setDone(false), SAID_MS);
  }

  const Icon = isDone ? Check : Link2;
  return (
    <Button size="sm" variant="ghost" onClick={copy}>
      <Icon aria-hidden="true" className="size-3.5" />
      <span aria-live="polite" className="max-sm:sr-only">
        {isDone ? t("copied") : t("copyLink")}
      </span>
    </Button>
  );
}
