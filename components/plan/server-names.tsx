"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Plan } from "@/lib/contract/plan";

const MOST_NAMED = 6;

/** The servers that are acted on: up to six by name, the others on demand. */
export function ServerNames({ servers }: Pick<Plan, "servers">) {
  const t = useTranslations("plan.head");
  const [isOpen, setOpen] = useState(false);
  const rest = servers.length - MOST_NAMED;
  const shown = isOpen ? servers : servers.slice(0, MOST_NAMED);
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5">
      {shown.map(({ id, name }) => (
        <span key={id} className="font-mono text-xs leading-5">
          {name}
        </span>
      ))}
      {rest > 0 && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="min-h-5 cursor-pointer font-medium text-accent text-xs hover:underline"
        >
          {isOpen ? t("fewer") : t("more", { count: rest })}
        </button>
      )}
    </span>
  );
}
