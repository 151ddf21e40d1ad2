import "server-only";
import { waitAtMost } from "@/lib/engine/wait-at-most";
import { stopInOrder } from "./stop-in-order";

/** How long a stop waits until the part that is being opened is there and can be closed. */
const OPENING_MS = 30_000;

/** The parts of a console, opened one after the other and closed in the opposite order. */
export class Parts {
  private readonly closers: (() => Promise<void>)[] = [];
  private opening: Promise<unknown> = Promise.resolve();
  private stopping = false;

  /** Whether they are being closed, so that a part that fails now says nothing. */
  get areStopping(): boolean {
    return this.stopping;
  }

  /** Opens them by `work`, which tells how to close each one; after a stop it is ended by that call. */
  open<T>(work: (opened: (close: () => Promise<void>) => void) => Promise<T>): Promise<T> {
    const made = work((close) => {
      this.closers.unshift(close);
      if (this.stopping) throw new Error("The console was stopped while it started");
    });
    this.opening = made.catch(() => undefined);
    return made;
  }

  /** Waits for the part that is being opened, and closes all of them. Never rejects. */
  async stop(): Promise<void> {
    this.stopping = true;
    await waitAtMost(OPENING_MS, this.opening);
    await stopInOrder(this.closers);
  }
}
