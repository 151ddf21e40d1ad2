"use client";

import type { FormEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { CallProblem } from "../ui/call-problem";
import { Dialog } from "../ui/dialog";
import { useFieldFocus } from "./use-field-focus";

interface FormDialogProps {
  title: string;
  /** What will have happened afterwards. */
  lead: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  /** Why it cannot be done yet. */
  disabledReason?: string | undefined;
  pending: boolean;
  /** Why it was refused. What was typed stays. */
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for what something needs before it is done: a new password, or the name of what will be gone. */
export function FormDialog(props: FormDialogProps) {
  const { title, lead, confirm, disabledReason, pending, error, children } = props;
  const t = useTranslations("common");
  const form = useFieldFocus(error);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!pending && disabledReason === undefined) props.onConfirm();
  }

  return (
    <Dialog open title={title} onClose={props.onClose}>
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <div className="text-ink-2 text-sm">{lead}</div>
        {children}
        {error && <CallProblem error={error} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" pending={pending} disabledReason={disabledReason}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
