"use client";

import { useTranslations } from "use-intl";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** Where the cluster's name is typed before something grave is done to it. */
export function NameToType({
  name,
  typed,
  onType,
  onEnter,
}: {
  name: string;
  typed: string;
  onType: (typed: string) => void;
  onEnter: () => void;
}) {
  const t = useTranslations("plan.run");
  return (
    <Field label={t("typeName", { name })}>
      {(control) => (
        <Input
          {...control}
          value={typed}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
          onChange={({ target }) => onType(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.repeat && !event.nativeEvent.isComposing) onEnter();
          }}
        />
      )}
    </Field>
  );
}
