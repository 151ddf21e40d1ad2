"use client";

import { useLayoutEffect, useRef } from "react";

/**
 * Remembers what has the focus when something opens over the page, and answers how to give it back: to the
 * page's content when it is no longer there.
 */
export function useOpener(open: boolean): (event: Event) => void {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
  }, [open]);
  return (event) => {
    event.preventDefault();
    const { current } = opener;
    if (current instanceof HTMLElement && current.isConnected && current !== document.body)
      current.focus();
    else document.querySelector("main")?.focus();
  };
}
