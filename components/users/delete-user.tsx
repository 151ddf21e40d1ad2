"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { User } from "@/lib/contract/user";
import { FormDialog } from "../settings/form-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

interface DeleteUserProps {
  user: User;
  pending: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks for the user's name before the user is gone for good. */
export function DeleteUser({ user, ...rest }: DeleteUserProps) {
  const t = useTranslations("users.action.delete");
  const [typed, setTyped] = useState("");
  const { name } = user;
  return (
    <FormDialog
      {...rest}
      title={t("title", { name })}
      lead={t("text", { name })}
      confirm={t("confirm")}
      disabledReason={typed === name ? undefined : t("typeFirst", { name })}
    >
      <Field label={t("typeName", { name })}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            autoFocus
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="font-mono"
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
