"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button-class";
import { useLanguage } from "./use-language";

/** Switches between the two languages; its name is the other language, in that language. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const [locale, choose] = useLanguage();
  const other = locale === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      lang={other === "zh" ? "zh-CN" : "en"}
      className={buttonClass("ghost")}
      onClick={() => choose(other)}
    >
      <Languages aria-hidden="true" className="size-4" />
      {other === "zh" ? t("toChinese") : t("toEnglish")}
    </button>
  );
}
