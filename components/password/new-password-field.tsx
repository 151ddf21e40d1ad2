"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { PasswordInput } from "../ui/password-input";
import { generatePassword } from "./generate-password";
import { PasswordRules } from "./password-rules";

interface NewPasswordFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange: (password: string) => void;
}

/** A password for somebody else: typed or made by chance, with the rule as it is met. */
export function NewPasswordField({ label, hint, error, value, onChange }: NewPasswordFieldProps) {
  const t = useTranslations("password");
  const rulesId = useId();
  const [isGenerated, setGenerated] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <div className="flex items-center gap-2">
            <div className="min-w-0 flex-1">
              <PasswordInput
                {...control}
                aria-describedby={[control["aria-describedby"], rulesId].join(" ").trim()}
                autoComplete="new-password"
                value={value}
                onChange={({ target }) => {
                  setGenerated(false);
                  onChange(target.value);
                }}
              />
            </div>
            {value !== "" && <CopyButton text={value} label={t("copy")} />}
            <Button
              onClick={() => {
                setGenerated(true);
                onChange(generatePassword());
              }}
            >
              {t("generate")}
            </Button>
          </div>
        )}
      </Field>
      <p role="status" className="sr-only">
        {isGenerated ? t("generated") : ""}
      </p>
      <PasswordRules id={rulesId} text={value} />
    </div>
  );
}
