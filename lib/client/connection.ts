import { useSyncExternalStore } from "react";

/** Whether the console answers, as seen from this page. */
export interface Connection {
  /** When it last answered, in this machine's milliseconds; undefined before the first answer. */
  answeredAt: number | undefined;
  /** Since when it has not; undefined while it does. */
  lostAt: number | undefined;
  /** Whether it has ever been lost since this page was loaded. */
  wasLost: boolean;
}

let connection: Connection = { answeredAt: undefined, lostAt: undefined, wasLost: false };
const listeners = new Set<() => void>();

function become(next: Connection): void {
  connection = next;
  for (const listener of listeners) listener();
}

/** Says that the console answered, whatever it answered. */
export const noteAnswer = (): void =>
  become({ ...connection, answeredAt: Date.now(), lostAt: undefined });

/** Says that a request was not answered, or only by something in front of the console. */
export const noteNoAnswer = (): void =>
  become({ ...connection, lostAt: connection.lostAt ?? Date.now(), wasLost: true });

const AT_ONCE_MS = 10_000;
const FOR_LONG_MS = 60_000;

/** How long to wait before a lost console is asked again: soon at first, then less and less often. */
export function againInMs(): number {
  if (connection.lostAt === undefined) return 5000;
  const lostMs = Date.now() - connection.lostAt;
  if (lostMs < AT_ONCE_MS) return 2000;
  return lostMs < FOR_LONG_MS ? 5000 : 15_000;
}

const BEFORE = connection;

/** The connection, whenever it changes. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => connection,
    () => BEFORE,
  );
