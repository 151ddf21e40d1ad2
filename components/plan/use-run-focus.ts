"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import type { Plan } from "@/lib/contract/plan";

/**
 * The focus of the button that runs a plan. It is given once, when what is harmless is first there and
 * nothing else has it, so that Enter runs it; and kept when the button goes off or on under it.
 */
export function useRunFocus({ impact }: Pick<Plan, "impact">, isOff: boolean) {
  const ref = useRef<HTMLButtonElement>(null);
  const first = useRef(impact);
  const hasFocus = useRef(false);
  const before = useRef(isOff);
  useEffect(() => {
    if (first.current === "LOW" && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    const isSwitched = before.current !== isOff;
    before.current = isOff;
    if (isSwitched && hasFocus.current && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
  }, [isOff]);
  return {
    ref,
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: () => {
      hasFocus.current = false;
    },
  };
}
