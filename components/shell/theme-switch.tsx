"use client";

import { SunMoon } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTheme } from "../theme/use-theme";
import { Menu, MenuChoice } from "../ui/menu";
import { useThemeOptions } from "./use-theme-options";

/** Chooses light, dark, or what the system says. */
export function ThemeSwitch() {
  const t = useTranslations("shell");
  const [theme, setTheme] = useTheme();
  const options = useThemeOptions();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("theme")}
          className="inline-flex size-8 cursor-pointer items-center justify-center rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink data-[state=open]:bg-surface-2"
        >
          <SunMoon aria-hidden="true" className="size-4" />
        </button>
      }
    >
      <MenuChoice label={t("theme")} value={theme} options={options} onChange={setTheme} />
    </Menu>
  );
}
