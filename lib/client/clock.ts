import { useSyncExternalStore } from "react";

const JUMP_MS = 250;

let skewMs = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/**
 * Learns the server's clock from an answer that has just arrived, so that a running duration is right
 * on a machine whose own clock is not. Small differences are the network's and are ignored.
 */
export function noteServerTime(serverTime: string): void {
  const seen = Date.parse(serverTime) - Date.now();
  if (Number.isFinite(seen) && Math.abs(seen - skewMs) > JUMP_MS) skewMs = seen;
}

/** The server's clock as far as it is known, in milliseconds since 1970. */
const serverNow = (): number => Date.now() + skewMs;

/**
 * The server's clock, once a second. One timer for the whole page, and none when nobody listens: only
 * what runs should call it, with `live`.
 */
export function useServerNow(live: boolean): number {
  return useSyncExternalStore(live ? listen : listenToNothing, read, readOnServer);
}

function listen(onTick: () => void): () => void {
  listeners.add(onTick);
  if (timer === undefined) {
    now = serverNow();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(onTick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

const listenToNothing = () => () => undefined;
const read = () => now;
const readOnServer = () => 0;
