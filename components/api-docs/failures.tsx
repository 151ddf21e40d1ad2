"use client";

import { useLocale, useTranslations } from "use-intl";
import { Table, Td, Th, Tr } from "../ui/table";
import type { FailureLine } from "./endpoint-doc";
import { Line } from "./prose";

/** How an endpoint can fail, in the reader's language. */
export function Failures({ failures }: { failures: readonly FailureLine[] }) {
  const t = useTranslations("apiDocs");
  const locale = useLocale();
  const lines = [...new Map(failures.map((one) => [`${one.code} ${one.en}`, one])).values()];
  return (
    <section aria-labelledby="failures">
      <h2 id="failures" className="font-semibold text-ink text-lg">
        {t("failures")}
      </h2>
      <p className="mt-0.5 mb-2 text-ink-2 text-sm">{t("failuresHint")}</p>
      <Table caption={t("failures")}>
        <thead>
          <tr>
            <Th>{t("status")}</Th>
            <Th>{t("code")}</Th>
            <Th>{t("meaning")}</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ status, code, en, zh }) => (
            <Tr key={`${code} ${en}`}>
              <Td className="font-mono text-xs">{status}</Td>
              <Td className="font-mono text-xs">{code}</Td>
              <Td className="wrap-anywhere text-ink-2">
                <Line text={locale === "zh" ? zh : en} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
