"use client";

import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useFieldFocus } from "../settings/use-field-focus";
import { Button } from "../ui/button";
import { CallProblem } from "../ui/call-problem";
import { Field } from "../ui/field";
import { fieldError } from "../ui/field-error";
import { Input } from "../ui/input";
import { ClusterRights } from "./cluster-rights";
import { OtherRights } from "./other-rights";
import { RawRights } from "./raw-rights";
import { wrongIn } from "./rights";
import type { RoleDraft } from "./role-draft";
import { RolePreview } from "./role-preview";

interface RoleFormProps {
  draft: RoleDraft;
  onChange: (draft: RoleDraft) => void;
  submit: string;
  /** Why it cannot be saved now. */
  disabledReason?: string | undefined;
  pending: boolean;
  error: Error | null;
  onSubmit: () => void;
}

/** A role being written: its name, boxes for what it grants, and beside them what comes of it. */
export function RoleForm(props: RoleFormProps) {
  const { draft, onChange, submit, pending, error, onSubmit } = props;
  const t = useTranslations("roles");
  const form = useFieldFocus(error);
  const isWrong = wrongIn(draft.raw).length > 0;
  const reason = props.disabledReason ?? (isWrong ? t("form.wrongRaw") : undefined);

  function send(event: FormEvent) {
    event.preventDefault();
    if (reason === undefined && !pending) onSubmit();
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={send}
      className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="flex min-w-0 flex-col gap-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("form.name")} hint={t("form.nameHint")} error={fieldError(error, "name")}>
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={({ target }) => onChange({ ...draft, name: target.value })}
              />
            )}
          </Field>
          <Field label={t("form.description")} error={fieldError(error, "description")}>
            {(control) => (
              <Input
                {...control}
                value={draft.description}
                autoComplete="off"
                onChange={({ target }) => onChange({ ...draft, description: target.value })}
              />
            )}
          </Field>
        </div>
        <ClusterRights draft={draft} onChange={onChange} />
        <OtherRights draft={draft} onChange={onChange} />
        <RawRights draft={draft} onChange={onChange} />
      </div>
      <div className="flex flex-col gap-4 xl:sticky xl:top-18">
        <RolePreview draft={draft} onChange={onChange} />
        {error && <CallProblem error={error} />}
        <div>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            pending={pending}
            disabledReason={reason}
          >
            {submit}
          </Button>
        </div>
      </div>
    </form>
  );
}
