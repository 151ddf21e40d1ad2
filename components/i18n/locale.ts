import type { Locale } from "@/lib/contract/failure";

export const LOCALE_COOKIE = "obdeck_locale";

/** The language to speak: the one chosen before, else the first the browser asks for that we have, else English. */
export function localeOf(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (cookie === "en" || cookie === "zh") return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", quality = "q=1"] = part.trim().toLowerCase().split(";");
      return { language: tag.split("-")[0], quality: Number(quality.trim().slice(2)) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { language } of wanted) if (language === "zh" || language === "en") return language;
  return "en";
}

/** What `<html lang>` says, and what dates and numbers are written in. */
export const htmlLang = (locale: Locale): string => (locale === "zh" ? "zh-CN" : "en");
