"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { call } from "@/lib/client/call";
import { CallError } from "@/lib/client/call-error";
import { signIn } from "@/lib/contract/profile";

interface Credentials {
  username: string;
  password: string;
}

/** Signs in and then loads the wanted page anew, so that nothing of an earlier session is left. */
export function SignInForm({ goal }: { goal: string }) {
  const t = useTranslations("signIn");
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<keyof Credentials>();
  const [capsLock, setCapsLock] = useState(false);
  const attempt = useMutation({
    mutationFn: (body: Credentials) => call(signIn, { body }),
    onSuccess: () => window.location.replace(goal),
    onError: () => fieldOf(form.current, "password")?.select(),
  });
  const isBusy = attempt.isPending || attempt.isSuccess;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const given = credentialsIn(event.currentTarget);
    const gap = gapIn(given);
    setMissing(gap);
    if (gap) fieldOf(event.currentTarget, gap)?.focus();
    else attempt.mutate(given);
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={submit}
      onKeyUp={(event) => setCapsLock(event.getModifierState("CapsLock"))}
      className="mt-6 flex flex-col gap-4 rounded-md border border-line bg-surface p-5 shadow-panel"
    >
      {attempt.error && (
        <Notice tone="bad" role="alert">
          {wordsOf(attempt.error) ?? t("unreachable")}
        </Notice>
      )}
      <Field label={t("name")} error={missing === "username" ? t("nameMissing") : undefined}>
        {(control) => <NameInput {...control} />}
      </Field>
      <Field
        label={t("password")}
        error={missing === "password" ? t("passwordMissing") : undefined}
        hint={capsLock ? t("capsLock") : undefined}
      >
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="current-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={isBusy} className="mt-1">
        {isBusy ? t("pending") : t("submit")}
      </Button>
    </form>
  );
}

function NameInput(control: { id: string }) {
  return (
    <Input
      {...control}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus
      className="h-9"
    />
  );
}

function credentialsIn(form: HTMLFormElement): Credentials {
  const data = new FormData(form);
  return {
    username: String(data.get("username") ?? "").trim(),
    password: String(data.get("password") ?? ""),
  };
}

function gapIn({ username, password }: Credentials): keyof Credentials | undefined {
  if (username === "") return "username";
  return password === "" ? "password" : undefined;
}

function fieldOf(form: HTMLFormElement | null, name: string): HTMLInputElement | undefined {
  const field = form?.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field : undefined;
}

/** The server's own sentence; undefined when nothing answered. */
const wordsOf = (error: Error): string | undefined =>
  error instanceof CallError && error.status > 0 ? error.message : undefined;
