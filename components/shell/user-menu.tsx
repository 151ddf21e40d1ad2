"use client";

import { BookOpen, LogOut, Settings, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { leave } from "@/lib/client/leave";
import { useTheme } from "../theme/use-theme";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../ui/menu";
import { useMe } from "./me";
import { useLanguage } from "./use-language";
import { useRoleName } from "./use-role-name";
import { useThemeOptions } from "./use-theme-options";

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "zh", label: "中文" },
] as const;

/** Who is signed in, the settings, and sign out. On a narrow screen also language and theme. */
export function UserMenu() {
  const t = useTranslations("shell");
  const me = useMe();
  const router = useRouter();
  const roleName = useRoleName();
  const docs = useTranslations("apiDocs");
  const [locale, chooseLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  const themes = useThemeOptions();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("userMenu", { name: me.name })}
          className="inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md px-2 font-medium text-ink-2 text-sm hover:bg-surface-2 hover:text-ink data-[state=open]:bg-surface-2"
        >
          <User aria-hidden="true" className="size-4" />
          <span className="hidden max-w-32 truncate md:inline">{me.name}</span>
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="max-w-56 truncate font-medium text-ink text-sm">{me.name}</p>
        <p className="text-ink-3 text-xs">
          {me.roles.map(({ name }) => roleName(name)).join(", ") || t("noRole")}
        </p>
      </div>
      <MenuSeparator />
      <div className="sm:hidden">
        <MenuChoice
          label={t("language")}
          value={locale}
          options={LANGUAGES}
          onChange={chooseLanguage}
        />
        <MenuSeparator />
        <MenuChoice label={t("theme")} value={theme} options={themes} onChange={setTheme} />
        <MenuSeparator />
      </div>
      <MenuItem onSelect={() => router.push("/settings")}>
        <Settings aria-hidden="true" />
        {t("settings")}
      </MenuItem>
      <MenuItem onSelect={() => router.push("/docs/api")}>
        <BookOpen aria-hidden="true" />
        {docs("title")}
      </MenuItem>
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden="true" />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
