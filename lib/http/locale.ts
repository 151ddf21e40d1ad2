import type { Locale } from "@/lib/contract/failure";

/** The language of an answer by `Accept-Language`: the wanted one of the console's two, else English. */
export function localeOf(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.find((one) => one.trim().startsWith("q="));
      return { language: tag.split("-", 1)[0], quality: Number(quality?.trim().slice(2) ?? 1) };
    })
    .filter(({ language, quality }) => (language === "en" || language === "zh") && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === "zh" ? "zh" : "en";
}
