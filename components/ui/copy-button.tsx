"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./icon-button";

const SAID_MS = 1500;

interface CopyButtonProps {
  text: string;
  label?: string;
  onCopied?: () => void;
}

/** Copies a text and says for a moment that it did. */
export function CopyButton({ text, label, onCopied }: CopyButtonProps) {
  const t = useTranslations("common");
  const [done, setDone] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setDone(true);
    onCopied?.();
    setTimeout(() => setDone(false), SAID_MS);
  }

  return (
    <IconButton
      size="sm"
      label={done ? t("copied") : (label ?? t("copy"))}
      onClick={copy}
      className="relative z-10 [&_svg]:size-3.5"
    >
      {done ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </IconButton>
  );
}
