"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

const isTyped = (element: Element) => element.matches("input:not([type=checkbox]), textarea");

/**
 * Goes back to the cluster, as Escape does. In a field that is typed into, the first Escape leaves the
 * field; one that something else on the page has used is left alone.
 */
export function useLeave(clusterId: number, isSending: boolean): () => void {
  const router = useRouter();
  const leave = () => router.push(`/clusters/${clusterId}`);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || isSending) return;
    const { target } = event;
    if (target instanceof HTMLElement && isTyped(target)) target.blur();
    else leave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return leave;
}
