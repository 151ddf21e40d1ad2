"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { wrongIn } from "./rights";
import type { RoleDraft } from "./role-draft";

interface RawRightsProps {
  draft: RoleDraft;
  onChange: (draft: RoleDraft) => void;
}

/** Expressions that have no box, one a line; open from the start when there are some. */
export function RawRights({ draft, onChange }: RawRightsProps) {
  const t = useTranslations("roles.form");
  const format = useFormatter();
  const [isOpen, setOpen] = useState(draft.raw !== "");
  const wrong = wrongIn(draft.raw);
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="group"
    >
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded font-semibold text-base text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-ink-3 transition-transform group-open:rotate-90"
        />
        {t("raw")}
      </summary>
      <div className="mt-2">
        <Field
          label={t("rawLabel")}
          hint={t("rawHint")}
          error={
            wrong.length > 0
              ? t("rawWrong", { wrong: format.list(wrong, { type: "unit" }) })
              : undefined
          }
        >
          {(control) => (
            <Textarea
              {...control}
              value={draft.raw}
              rows={4}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono text-xs"
              onChange={({ target }) => onChange({ ...draft, raw: target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
