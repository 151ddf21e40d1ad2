"use client";

import { useTranslations } from "use-intl";
import type { Credential } from "@/lib/contract/credential";
import { StatusLabel } from "../status/status-label";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { RelativeTime } from "../ui/relative-time";
import { Table, Td, Th, Tr } from "../ui/table";
import type { KeyAsk } from "./key-confirm";

interface KeyTableProps {
  keys: readonly Credential[];
  onAsk: (ask: KeyAsk) => void;
}

/** One's own access keys, each with what can be done to it. */
export function KeyTable({ keys, onAsk }: KeyTableProps) {
  const t = useTranslations("keys.columns");
  const caption = useTranslations("keys")("caption");
  return (
    <Table caption={caption}>
      <thead className="max-md:sr-only">
        <tr>
          <Th>{t("key")}</Th>
          <Th>{t("description")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("created")}</Th>
          <Th>{t("used")}</Th>
          <Th className="text-right">{t("actions")}</Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyRow key={key.id} credential={key} onAsk={onAsk} />
        ))}
      </tbody>
    </Table>
  );
}

function KeyRow({ credential, onAsk }: { credential: Credential; onAsk: KeyTableProps["onAsk"] }) {
  const t = useTranslations("keys");
  const { accessKey, description, enabled, createTime, lastUsedTime } = credential;
  const does = enabled ? "DISABLE" : "ENABLE";
  return (
    <Tr className="stacked-row" data-testid={`key-${credential.id}`}>
      <Td className="max-md:order-1">
        <span className="inline-flex items-center gap-1">
          <span className="font-mono text-ink">{accessKey}</span>
          <CopyButton text={accessKey} label={t("copyKey", { key: accessKey })} />
        </span>
      </Td>
      <Td className="max-w-64 break-words max-md:order-3 max-md:w-full max-md:max-w-full">
        {description ? (
          <span className="text-ink">{description}</span>
        ) : (
          <span className="text-ink-3">{t("noDescription")}</span>
        )}
      </Td>
      <Td className="max-md:order-2 max-md:ml-auto">
        <StatusLabel
          status={enabled ? "ENABLED" : "DISABLED"}
          tone={enabled ? "good" : "off"}
          word={t(enabled ? "enabled" : "disabled")}
        />
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-4">
        <span aria-hidden="true" className="md:hidden">
          {t("columns.created")}{" "}
        </span>
        <RelativeTime time={createTime} />
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:order-5">
        {lastUsedTime ? (
          <>
            <span aria-hidden="true" className="md:hidden">
              {t("columns.used")}{" "}
            </span>
            <RelativeTime time={lastUsedTime} />
          </>
        ) : (
          <span className="text-ink-3">{t("neverUsed")}</span>
        )}
      </Td>
      <Td className="max-md:order-6 max-md:w-full">
        <div className="flex justify-end gap-2">
          <Button
            size="sm"
            aria-label={t(`doNamed.${does}`, { key: accessKey })}
            onClick={() => onAsk({ does, credential })}
          >
            {t(`do.${does}`)}
          </Button>
          <Button
            size="sm"
            aria-label={t("doNamed.DELETE", { key: accessKey })}
            disabledReason={enabled ? t("why.delete") : undefined}
            onClick={() => onAsk({ does: "DELETE", credential })}
          >
            {t("do.DELETE")}
          </Button>
        </div>
      </Td>
    </Tr>
  );
}
