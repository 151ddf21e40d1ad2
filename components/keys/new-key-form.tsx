"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/lib/client/call";
import { createCredential } from "@/lib/contract/credential";
import { Button } from "../ui/button";
import { CallProblem } from "../ui/call-problem";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

const MOST_LETTERS = 256;

/** An access key with its secret. */
export interface KeyPair {
  accessKey: string;
  secretKey: string;
}

/** Asks what a new access key is for and makes it; no mutation of TanStack's, which would keep the answer. */
export function NewKeyForm({
  onMade,
  onCancel,
}: {
  onMade: (pair: KeyPair) => void;
  onCancel: () => void;
}) {
  const t = useTranslations("keys");
  const common = useTranslations("common");
  const [description, setDescription] = useState("");
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Error>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    setProblem(undefined);
    try {
      const text = description.trim();
      onMade(await call(createCredential, { body: text === "" ? {} : { description: text } }));
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
      setPending(false);
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 pt-2">
      {problem && <CallProblem error={problem} />}
      <Field label={t("newFor")} hint={t("newForHint")}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={MOST_LETTERS}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" pending={isPending}>
          {t(isPending ? "newPending" : "newSubmit")}
        </Button>
      </div>
    </form>
  );
}
