import { useTranslations } from "use-intl";

const KNOWN = ["basic", "accessKey", "session"] as const;

/** What a way to say who calls is called, by its name in the document. */
export function useSchemeName(): (scheme: string) => string {
  const t = useTranslations("apiDocs.schemes");
  return (scheme) => {
    const known = KNOWN.find((one) => one === scheme);
    return known ? t(known) : scheme;
  };
}
