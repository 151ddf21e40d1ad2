"use client";

import { type RefObject, useEffect, useRef } from "react";

/** A form whose first field that was refused gets the focus. */
export function useFieldFocus(error: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  return form;
}
