"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { NewPassword, type User } from "@/lib/contract/user";
import { NewPasswordField } from "../password/new-password-field";
import { FormDialog } from "../settings/form-dialog";
import { fieldError } from "../ui/field-error";

interface ResetPasswordProps {
  user: User;
  pending: boolean;
  error: Error | null;
  onConfirm: (password: string) => void;
  onClose: () => void;
}

/** Asks for the password that a user gets; it has to be changed at the next sign-in. */
export function ResetPassword({ user, error, onConfirm, ...rest }: ResetPasswordProps) {
  const t = useTranslations("users");
  const [password, setPassword] = useState("");
  const isFit = NewPassword.safeParse(password).success;
  return (
    <FormDialog
      {...rest}
      title={t("action.resetPassword.title", { name: user.name })}
      lead={t("action.resetPassword.text", { name: user.name })}
      confirm={t("action.resetPassword.confirm")}
      disabledReason={isFit ? undefined : t("action.resetPassword.unfit")}
      error={error}
      onConfirm={() => onConfirm(password)}
    >
      <NewPasswordField
        label={t("field.password")}
        error={fieldError(error, "password")}
        value={password}
        onChange={setPassword}
      />
    </FormDialog>
  );
}
