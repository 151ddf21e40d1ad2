"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Theme } from "../theme/theme";

const ICONS: Record<Theme, ReactNode> = {
  light: <Sun aria-hidden="true" />,
  dark: <Moon aria-hidden="true" />,
  system: <Monitor aria-hidden="true" />,
};

/** The three themes, named and with their icons. */
export function useThemeOptions(): { value: Theme; label: string; icon: ReactNode }[] {
  const t = useTranslations("shell");
  return (["light", "dark", "system"] as const).map((value) => ({
    value,
    label: t(value),
    icon: ICONS[value],
  }));
}
