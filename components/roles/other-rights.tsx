"use client";

import { useTranslations } from "use-intl";
import { SettingsSection } from "../settings/settings-section";
import { RightBox } from "./right-box";
import { OTHER_RESOURCES, OTHER_RIGHTS, type OtherResource } from "./rights";
import type { RoleDraft } from "./role-draft";

interface OtherRightsProps {
  draft: RoleDraft;
  onChange: (draft: RoleDraft) => void;
}

/** Boxes for what is about no cluster. */
export function OtherRights(props: OtherRightsProps) {
  const t = useTranslations("roles.form");
  return (
    <SettingsSection title={t("others")}>
      <div className="divide-y divide-line rounded-md border border-line bg-surface">
        {OTHER_RESOURCES.map((resource) => (
          <Rights key={resource} resource={resource} {...props} />
        ))}
      </div>
    </SettingsSection>
  );
}

function Rights({ resource, ...rest }: OtherRightsProps & { resource: OtherResource }) {
  const t = useTranslations("roles.form");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand beside its boxes.
    <div
      role="group"
      aria-label={t(`other.${resource}`)}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2.5"
    >
      <span aria-hidden="true" className="w-24 font-medium max-sm:w-full text-ink text-sm">
        {t(`other.${resource}`)}
      </span>
      {OTHER_RIGHTS[resource].map((action) => (
        <RightBox
          key={action}
          {...rest}
          expression={`${resource}:*:${action}`}
          label={t(`otherRight.${action}`)}
          isLabelShown
        />
      ))}
    </div>
  );
}
