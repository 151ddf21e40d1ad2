"use client";

import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Subtask, Task } from "@/lib/contract/task";
import { countMarks, type StepMark } from "../graph/step-mark";
import { useMe } from "../shell/me";
import { focusStep, useEscape } from "../task/panel-focus";
import { useNames } from "../task/use-names";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { type SteerAction, stepsOf } from "./steer-action";
import { SteerProblem } from "./steer-problem";
import { useSteer } from "./use-steer";
import { whyNotSteerStep, whyNotSteerTask } from "./why-not-steer";

const PANEL_ID = "steer-panel";
const MOST_LETTERS = 500;

/**
 * What an action will do, in words beside what the graph shows, and the button that does it. Nothing has
 * been done while it is open; Escape leaves it.
 */
export function SteerPanel({
  task,
  action,
  marks,
  onDone,
  onLeave,
}: {
  task: Task;
  action: SteerAction;
  marks: ReadonlyMap<number, StepMark>;
  onDone: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations("steer");
  const common = useTranslations("common");
  const titleId = useId();
  const { nameOf } = useNames();
  const [reason, setReason] = useState("");
  const steer = useSteer(task.id);
  const refusal = useRefusal(task, action);
  const field = useRef<HTMLInputElement>(null);
  useFocus(field);
  useEscape(PANEL_ID, onLeave);
  const named = stepsIn(task, action);
  const [first] = named;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (refusal || steer.isPending) return;
    steer.mutate({ action, reason: reason.trim() }, { onSuccess: onDone });
  }

  return (
    <section
      id={PANEL_ID}
      aria-labelledby={titleId}
      data-testid="steer-panel"
      className="rounded-md border border-accent bg-surface px-4 py-3"
    >
      <form onSubmit={submit} className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-64 flex-1">
          <h2 id={titleId} className="font-semibold text-base text-ink">
            {t(`title.${action.kind}`, {
              step: first ? nameOf(first.name) : "",
              target: first?.target?.name ?? "none",
              count: named.length,
            })}
          </h2>
          <ul className="mt-1 flex flex-wrap gap-x-4 text-ink text-sm">
            {countMarks([...marks.keys()], marks).map(({ mark, count }) => (
              <li key={mark} data-mark={mark}>
                {t(`will.${mark}`, { count })}
              </li>
            ))}
          </ul>
          <p className="mt-1 text-ink-2 text-sm">{t(`note.${action.kind}`)}</p>
        </div>
        <div className="min-w-56 flex-1 sm:max-w-md">
          <Field label={t("reason")} hint={t("reasonHint")}>
            {(control) => (
              <Input
                {...control}
                ref={field}
                value={reason}
                maxLength={MOST_LETTERS}
                autoComplete="off"
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        </div>
        <div className="flex gap-2">
          <Button onClick={onLeave}>{common("cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={steer.isPending}
            disabledReason={refusal && t(`whyNot.${refusal}`)}
          >
            {t(`confirm.${action.kind}`)}
          </Button>
        </div>
      </form>
      {refusal && !steer.isPending && (
        <p role="status" className="mt-2 text-attention text-sm">
          {t(`whyNot.${refusal}`)}
        </p>
      )}
      {steer.error && <SteerProblem error={steer.error} />}
    </section>
  );
}

/** The focus goes to the reason, and back to where it was when the panel is gone. */
function useFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const opener = document.activeElement;
    field.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else focusStep(undefined);
    };
  }, [field]);
}

/** It may have become impossible while it was looked at: somebody else was faster. */
function useRefusal(task: Task, action: SteerAction) {
  const { permissions } = useMe();
  if (!("stepIds" in action)) return whyNotSteerTask(action.kind, task, permissions);
  for (const step of stepsIn(task, action)) {
    const refusal = whyNotSteerStep(action.kind, task, step, permissions);
    if (refusal) return refusal;
  }
  return undefined;
}

function stepsIn(task: Task, action: SteerAction): Subtask[] {
  const ids = new Set(stepsOf(action));
  return task.subtasks.filter(({ id }) => ids.has(id));
}
