"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { LogFeed } from "@/lib/client/log-lines";

const NEAR_PX = 24;

/**
 * Keeps a box at its end while the log in it grows. Scrolling up stops that, scrolling back to the
 * end starts it again.
 */
export function useTail(
  box: RefObject<HTMLElement | null>,
  feed: LogFeed,
): { on: boolean; set: (on: boolean) => void; onScroll: () => void } {
  const [on, setOn] = useState(true);
  const lastTop = useRef(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (on && element && feed) element.scrollTop = element.scrollHeight;
  }, [on, feed, box]);

  return {
    on,
    set: setOn,
    onScroll() {
      const element = box.current;
      if (!element) return;
      const { scrollTop, scrollHeight, clientHeight } = element;
      const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
      if (atEnd) setOn(true);
      else if (scrollTop < lastTop.current) setOn(false);
      lastTop.current = scrollTop;
    },
  };
}
