"use client";

import { Ban, CheckCheck, RotateCcw, Square, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import type { SteerAction, SteerKind } from "./steer-action";
import { useSteering } from "./steering";
import type { SteerRefusal } from "./why-not-steer";

const ICONS: Record<SteerKind, typeof Ban> = {
  RETRY: RotateCcw,
  ROLLBACK: Undo2,
  ABANDON: Ban,
  SUBTASK_RETRY: RotateCcw,
  SUBTASK_SKIP: CheckCheck,
  SUBTASK_CANCEL: Square,
};

/** Shows what an action would do; it does nothing yet. One that cannot be done now says why. */
export function SteerButton({
  action,
  refusal,
  label,
  primary = false,
  onLook,
}: {
  action: SteerAction;
  refusal: SteerRefusal | undefined;
  label: string;
  primary?: boolean;
  onLook?: () => void;
}) {
  const t = useTranslations("steer.whyNot");
  const { look } = useSteering();
  const Icon = ICONS[action.kind];
  return (
    <Button
      size="sm"
      variant={primary && !refusal ? "primary" : "secondary"}
      data-steer={action.kind}
      disabledReason={refusal && t(refusal)}
      onClick={() => {
        look(action);
        onLook?.();
      }}
    >
      <Icon aria-hidden size={14} />
      {label}
    </Button>
  );
}
