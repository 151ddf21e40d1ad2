"use client";

import { useTranslations } from "use-intl";
import type { Credential } from "@/lib/contract/credential";
import type { User } from "@/lib/contract/user";
import { StatusLabel } from "../status/status-label";
import { Button } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { Table, Td, Th, Tr } from "../ui/table";
import { useWhyNotUser } from "./use-why-not-user";

interface CredentialTableProps {
  user: User;
  credentials: readonly Credential[];
  onDisable: (credential: Credential) => void;
}

/** Access keys without their secrets, which nobody can read. */
export function CredentialTable({ user, credentials, onDisable }: CredentialTableProps) {
  const t = useTranslations("users.keys");
  const common = useTranslations("common");
  const refusal = useWhyNotUser(user)("edit");
  return (
    <Table caption={t("title")}>
      <thead className="max-md:sr-only">
        <tr>
          <Th>{t("key")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("created")}</Th>
          <Th>{t("used")}</Th>
          <Th>
            <span className="sr-only">{t("disable")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {credentials.map((one) => (
          <Tr key={one.id} className="stacked-row" data-testid={`key-${one.accessKey}`}>
            <Td className="max-md:w-full">
              <span className="break-all font-mono text-xs">{one.accessKey}</span>
              {one.description && <p className="text-ink-3 text-xs">{one.description}</p>}
            </Td>
            <Td>
              <StatusLabel
                status={one.enabled ? "ENABLED" : "DISABLED"}
                tone={one.enabled ? "good" : "off"}
                word={t(one.enabled ? "enabled" : "off")}
              />
            </Td>
            <Td className="whitespace-nowrap text-ink-2">
              <span className="mr-1 text-ink-3 md:hidden">{t("created")}</span>
              <RelativeTime time={one.createTime} />
            </Td>
            <Td className="whitespace-nowrap text-ink-2">
              <span className="mr-1 text-ink-3 md:hidden">{t("used")}</span>
              {one.lastUsedTime ? <RelativeTime time={one.lastUsedTime} /> : common("never")}
            </Td>
            <Td className="text-right">
              {one.enabled && (
                <Button size="sm" disabledReason={refusal} onClick={() => onDisable(one)}>
                  {t("disable")}
                </Button>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
