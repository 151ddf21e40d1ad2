import { Play, RefreshCw, RotateCw, Square } from "lucide-react";
import type { Action } from "@/lib/contract/action";

const ICONS: Record<Action, typeof Play> = {
  START: Play,
  STOP: Square,
  RESTART: RotateCw,
  ROLLING_RESTART: RefreshCw,
};

/** The picture of an action, beside its word. */
export function OperationIcon({ action }: { action: Action }) {
  const Icon = ICONS[action];
  return <Icon aria-hidden="true" className="size-3.5" />;
}
