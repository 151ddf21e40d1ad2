"use client";

import { useTranslations } from "use-intl";
import { may } from "@/lib/contract/permission";
import { SettingsSection } from "../settings/settings-section";
import { useMe } from "../shell/me";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { GrantList } from "./grant-list";
import { missingIn, permissionsOf, type RoleDraft, tick } from "./role-draft";
import { useGrantWords } from "./use-grant-words";

interface RolePreviewProps {
  draft: RoleDraft;
  onChange: (draft: RoleDraft) => void;
}

/** What the boxes come to, as it will be stored, and what is missing because managing is not reading. */
export function RolePreview({ draft, onChange }: RolePreviewProps) {
  const t = useTranslations("roles.form");
  const wordsOf = useGrantWords();
  const { permissions: own } = useMe();
  const permissions = permissionsOf(draft);
  const missing = missingIn(permissions);
  const givable = missing.filter((one) => may(own, one));
  return (
    <SettingsSection title={t("preview")} lead={t("previewLead")}>
      <div className="flex flex-col gap-3">
        <p role="status" className="sr-only">
          {t("count", { count: permissions.length, missing: missing.length })}
        </p>
        <div data-testid="role-preview" className="rounded-md border border-line bg-surface p-3">
          <GrantList permissions={permissions} />
        </div>
        {missing.length > 0 && (
          <Notice tone="attention" title={t("missingTitle")}>
            <ul className="mt-1 flex flex-col gap-1">
              {missing.map((one) => (
                <li key={one}>{wordsOf(one)}</li>
              ))}
            </ul>
            {givable.length > 0 && (
              <Button
                size="sm"
                className="mt-2"
                onClick={() => onChange(tick(draft, givable, true))}
              >
                {t("addMissing")}
              </Button>
            )}
          </Notice>
        )}
      </div>
    </SettingsSection>
  );
}
