"use client";

import { useTranslations } from "use-intl";
import { Field } from "../ui/field";
import { fieldError } from "../ui/field-error";
import { Input } from "../ui/input";

interface Details {
  description: string;
  email: string;
}

interface UserDetailsProps {
  draft: Details;
  error: Error | null;
  onChange: (part: Partial<Details>) => void;
}

/** What is known about a user besides the name. */
export function UserDetails({ draft, error, onChange }: UserDetailsProps) {
  const t = useTranslations("users.field");
  return (
    <>
      <Field label={t("description")} error={fieldError(error, "description")}>
        {(control) => (
          <Input
            {...control}
            value={draft.description}
            autoComplete="off"
            onChange={({ target }) => onChange({ description: target.value })}
          />
        )}
      </Field>
      <Field label={t("email")} error={fieldError(error, "email")}>
        {(control) => (
          <Input
            {...control}
            type="email"
            value={draft.email}
            autoComplete="off"
            onChange={({ target }) => onChange({ email: target.value })}
          />
        )}
      </Field>
    </>
  );
}
