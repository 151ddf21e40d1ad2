"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/lib/client/call";
import { createUser } from "@/lib/contract/user";
import { NewPasswordField } from "../password/new-password-field";
import { useSay } from "../settings/said";
import { SettingsHead } from "../settings/settings-head";
import { useFieldFocus } from "../settings/use-field-focus";
import { Button } from "../ui/button";
import { CallProblem } from "../ui/call-problem";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { fieldError } from "../ui/field-error";
import { Input } from "../ui/input";
import { RolePicker } from "./role-picker";
import { UserDetails } from "./user-details";

const EMPTY = {
  name: "",
  password: "",
  roleIds: [] as number[],
  description: "",
  email: "",
  mustChangePassword: true,
};

/** Makes a user with a first password. What was typed stays when the console refuses it. */
export function CreateUser() {
  const t = useTranslations("users");
  const [draft, setDraft] = useState(EMPTY);
  const change = (part: Partial<typeof EMPTY>) => setDraft((before) => ({ ...before, ...part }));
  const create = useCreateUser();
  const form = useFieldFocus(create.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!create.isPending) create.mutate(draft);
  }

  return (
    <>
      <SettingsHead
        title={t("create.title")}
        lead={t("create.lead")}
        back={{ href: "/settings/users", label: t("title") }}
      />
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        className="flex max-w-2xl flex-col gap-5 rounded-md border border-line bg-surface p-5"
      >
        <Field
          label={t("field.name")}
          hint={t("field.nameHint")}
          error={fieldError(create.error, "name")}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.name}
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <NewPasswordField
          label={t("field.password")}
          hint={t("field.passwordHint")}
          error={fieldError(create.error, "password")}
          value={draft.password}
          onChange={(password) => change({ password })}
        />
        <Checkbox
          label={t("field.mustChange")}
          isLabelShown
          checked={draft.mustChangePassword}
          onChange={(mustChangePassword) => change({ mustChangePassword })}
        />
        <RolePicker chosen={draft.roleIds} onChange={(roleIds) => change({ roleIds })} />
        <UserDetails draft={draft} error={create.error} onChange={change} />
        {create.error && <CallProblem error={create.error} />}
        <div>
          <Button type="submit" variant="primary" size="lg" pending={create.isPending}>
            {t("create.submit")}
          </Button>
        </div>
      </form>
    </>
  );
}

function useCreateUser() {
  const t = useTranslations("users");
  const say = useSay();
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ description, email, ...draft }: typeof EMPTY) =>
      call(createUser, {
        body: { ...draft, ...(description && { description }), ...(email && { email }) },
      }),
    gcTime: 0,
    onSuccess: ({ id, name }) => {
      say(t("create.done", { name }));
      void queries.invalidateQueries({ queryKey: ["users", "list"] });
      void queries.invalidateQueries({ queryKey: ["roles"] });
      router.push(`/settings/users/${id}`);
    },
  });
}
