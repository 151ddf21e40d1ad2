"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/lib/client/call";
import { changePassword } from "@/lib/contract/profile";
import { Button } from "../ui/button";
import { CallProblem } from "../ui/call-problem";
import { Field } from "../ui/field";
import { PasswordInput } from "../ui/password-input";
import { findGap, type Gap, type Typed } from "./find-gap";
import { PasswordRules } from "./password-rules";

const NOTHING: Typed = { current: "", fresh: "", again: "" };
const FIELDS = [
  { name: "current", autoComplete: "current-password" },
  { name: "fresh", autoComplete: "new-password" },
  { name: "again", autoComplete: "new-password" },
] as const;

interface PasswordFormProps {
  userName: string;
  /** The first field has the focus from the start. */
  isFirst?: boolean;
  /** It has been changed. */
  onDone: () => void;
}

/** Asks for the current password and twice for the new one, whose rule is shown as it is typed. */
export function PasswordForm({ userName, isFirst = false, onDone }: PasswordFormProps) {
  const t = useTranslations("password");
  const form = useRef<HTMLFormElement>(null);
  const rulesId = useId();
  const [typed, setTyped] = useState(NOTHING);
  const [gap, setGap] = useState<Gap>();
  const focus = (name: keyof Typed) => fieldOf(form.current, name)?.select();
  const change = useMutation({
    mutationFn: ({ current, fresh }: Typed) =>
      call(changePassword, { body: { currentPassword: current, newPassword: fresh } }),
    gcTime: 0,
    onSuccess: () => {
      setTyped(NOTHING);
      onDone();
    },
    onError: () => focus("current"),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (change.isPending) return;
    const found = findGap(typed);
    setGap(found);
    if (found) focus(found.field);
    else change.mutate(typed);
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {change.error && <CallProblem error={change.error} />}
      <input
        hidden
        readOnly
        aria-label={t("user")}
        name="username"
        autoComplete="username"
        value={userName}
      />
      {FIELDS.map(({ name, autoComplete }) => (
        <Field key={name} label={t(name)} error={gap?.field === name ? t(gap.reason) : undefined}>
          {(control) => (
            <PasswordInput
              {...control}
              {...(name === "fresh" && {
                "aria-describedby": [control["aria-describedby"], rulesId].join(" ").trim(),
              })}
              name={name}
              autoComplete={autoComplete}
              autoFocus={isFirst && name === "current"}
              value={typed[name]}
              onChange={({ target }) => {
                setTyped({ ...typed, [name]: target.value });
                if (gap?.field === name) setGap(undefined);
              }}
            />
          )}
        </Field>
      ))}
      <PasswordRules id={rulesId} text={typed.fresh} />
      <Button type="submit" variant="primary" size="lg" pending={change.isPending}>
        {change.isPending ? t("pending") : t("submit")}
      </Button>
    </form>
  );
}

function fieldOf(form: HTMLFormElement | null, name: string): HTMLInputElement | undefined {
  const field = form?.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field : undefined;
}
