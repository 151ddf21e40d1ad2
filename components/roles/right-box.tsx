"use client";

import { useTranslations } from "use-intl";
import { may } from "@/lib/contract/permission";
import { useMe } from "../shell/me";
import { Checkbox } from "../ui/checkbox";
import { includedIn, isGranted } from "./rights";
import { permissionsOf, type RoleDraft, tick } from "./role-draft";

interface RightBoxProps {
  draft: RoleDraft;
  expression: string;
  label: string;
  isLabelShown?: boolean;
  onChange: (draft: RoleDraft) => void;
}

/** A box for one expression: ticked as well when a wider one has it, and then only that one takes it away. */
export function RightBox({ draft, expression, onChange, ...rest }: RightBoxProps) {
  const t = useTranslations("roles.form");
  const { permissions: own } = useMe();
  const granted = permissionsOf(draft);
  const wider = includedIn(granted, expression);
  const isTicked = draft.ticked.includes(expression);
  const reason = isTicked
    ? undefined
    : wider !== undefined
      ? t("included", { permission: wider })
      : may(own, expression)
        ? undefined
        : t("foreign", { permission: expression });
  return (
    <Checkbox
      {...rest}
      checked={isGranted(granted, expression)}
      disabledReason={reason}
      onChange={(isOn) => onChange(tick(draft, [expression], isOn))}
    />
  );
}
