"use client";

import { type RefObject, useEffect } from "react";

const TYPING = "input, textarea, select, [contenteditable=true], [role=dialog] *";

/** `j` and `k` move the focus to the next and the previous link with `data-task-link` in a box. */
export function useRowKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function move(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const step = { j: 1, k: -1 }[key];
      if (step === undefined || ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.matches(TYPING)) return;
      const links = [...(box.current?.querySelectorAll<HTMLElement>("[data-task-link]") ?? [])];
      const at = links.findIndex((link) => link.contains(document.activeElement));
      const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
      next?.focus();
    }
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [box]);
}
