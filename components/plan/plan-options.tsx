"use client";

import { useTranslations } from "use-intl";
import type { PlanRequest } from "@/lib/client/plan-calls";
import { may } from "@/lib/contract/permission";
import type { Plan } from "@/lib/contract/plan";
import { useMe } from "../shell/me";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Spinner } from "../ui/spinner";
import { AtOnceOption } from "./at-once-option";
import { OptionCheckbox } from "./option-checkbox";
import { canChooseStop, canForce, canFreeze } from "./plan-address";
import { StopTypeOption } from "./stop-type-option";
import type { SetOptions } from "./use-plan-address";
import { forcePermission } from "./why-not-run";

const MOST_LETTERS = 500;

/** What can be chosen about an operation. Each choice but the reason makes a new plan. */
export function PlanOptions({
  request,
  setOptions,
  plan,
  reason,
  setReason,
  isRenewing,
}: {
  request: PlanRequest;
  setOptions: SetOptions;
  plan: Plan;
  reason: string;
  setReason: (reason: string) => void;
  isRenewing: boolean;
}) {
  const t = useTranslations("plan.options");
  const { permissions } = useMe();
  const { freeze, force } = request;
  const mayForce = may(permissions, forcePermission(request)) || force;
  return (
    <section
      aria-labelledby="plan-options"
      className="rounded-md border border-line bg-surface px-4 py-3 lg:rounded-none lg:border-0"
    >
      <div className="mb-3 flex items-center gap-2">
        <h2 id="plan-options" className="font-semibold text-base text-ink">
          {t("title")}
        </h2>
        <span role="status" className="ml-auto flex items-center gap-1.5 text-ink-2 text-xs">
          {isRenewing && (
            <>
              <Spinner />
              <span className="sr-only">{t("renewing")}</span>
            </>
          )}
        </span>
      </div>
      <div className="flex flex-col gap-4">
        {canChooseStop(request) && <StopTypeOption {...{ request, setOptions }} />}
        {canFreeze(request) && (
          <OptionCheckbox
            label={t("freeze")}
            hint={t("freezeHint")}
            checked={freeze}
            onChange={(isOn) => setOptions({ freeze: isOn ? null : false })}
          />
        )}
        {canForce(request) && (
          <OptionCheckbox
            label={t("force")}
            hint={t("forceHint")}
            checked={force}
            disabledReason={
              mayForce ? undefined : t("forceDenied", { permission: forcePermission(request) })
            }
            onChange={(isOn) => setOptions({ force: isOn ? true : null })}
          />
        )}
        {request.action === "ROLLING_RESTART" && (
          <AtOnceOption {...{ request, setOptions, plan }} />
        )}
        <Field label={t("reason")} hint={t("reasonHint")}>
          {(control) => (
            <Input
              {...control}
              value={reason}
              maxLength={MOST_LETTERS}
              autoComplete="off"
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
