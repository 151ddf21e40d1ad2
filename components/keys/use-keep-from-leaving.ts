"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * While `isOn`, a reload or closing the tab is asked about by the browser, and going back does not happen but
 * calls `onTried`, where the browser has the Navigation API; a browser without it goes back.
 */
export function useKeepFromLeaving(isOn: boolean, onTried: () => void): void {
  const tried = useEffectEvent(onTried);
  useEffect(() => {
    if (!isOn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    function stay(event: Event & { navigationType?: string }) {
      if (event.navigationType !== "traverse" || !event.cancelable) return;
      event.preventDefault();
      tried();
    }
    const navigation: EventTarget | undefined = Reflect.get(window, "navigation");
    window.addEventListener("beforeunload", ask);
    navigation?.addEventListener("navigate", stay);
    return () => {
      window.removeEventListener("beforeunload", ask);
      navigation?.removeEventListener("navigate", stay);
    };
  }, [isOn]);
}
