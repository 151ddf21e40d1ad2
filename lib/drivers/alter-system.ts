import "server-only";
import { type Bound, bounded } from "./bounded";
import type { Endpoint } from "./cluster";
import {
  type ClusterAccess,
  moreTelling,
  noServer,
  pause,
  type Query,
  shareOf,
} from "./cluster-access";
import type { CallControl } from "./control";
import { DriverError } from "./error";
import { SqlError } from "./sql-error";

const ELECTION_MS = 60_000;
const ELECTION_PAUSE_MS = 500;
/** The statement answers before every effect is to be seen. */
const VISIBLE_MS = 5000;
const VISIBLE_PAUSE_MS = 50;
/** Leaves time to read the effect back when the statement itself takes too long. */
const STATEMENT_SHARE = 0.6;
/** The server gives up before we do, so that it can say so. */
const MICROS_OF_MS = 900;

/** START ZONE and STOP ZONE of a zone that is so already. */
const ZONE_STATUS_NOT_MATCH = 4633;

/** One ALTER SYSTEM statement and what it is to bring about. */
export interface Change {
  /** As a person says it: `STOP SERVER`. */
  what: string;
  statement: string;
  /** The server to ask last: the one that is worked on. */
  last: Endpoint | undefined;
  /** Reads whether it has been brought about; throws when it cannot be. `isAnswered`: a server took the statement. */
  isAsWanted(query: Query, isAnswered: boolean): Promise<boolean>;
  /** What is seen when it was taken and still is not: `STOP_TIME is still set`. */
  notYet: string;
}

/** Brings about a change: reads, acts if it has to, and reads it back. */
export class AlterSystem {
  private readonly access: ClusterAccess;
  private readonly change: Change;

  constructor(access: ClusterAccess, change: Change) {
    this.access = access;
    this.change = change;
  }

  /**
   * Ends with things as wanted, or throws. A statement whose effect is unknown, or that says that nothing is left
   * to do, is read back before it is sent again, to another server; while a leader is being chosen, for up to a
   * minute.
   */
  async carryOut(control: CallControl): Promise<{ changed: boolean }> {
    return bounded(control, this.change.what, "unknown", async (bound) => {
      if (await this.isAsWanted(control)) return { changed: false };
      await this.act(control, bound);
      return { changed: true };
    });
  }

  private async act(control: CallControl, bound: Bound): Promise<void> {
    const until = Math.min(control.deadline, Date.now() + ELECTION_MS);
    for (;;) {
      const failed = await this.tryEveryServer(control, bound);
      if (!failed) return;
      const mayPass = failed instanceof SqlError && failed.verdict.electing;
      if (!mayPass || Date.now() + ELECTION_PAUSE_MS > until) throw failed;
      await pause(ELECTION_PAUSE_MS, bound.signal);
    }
  }

  /** Undefined once things are as wanted; else the most telling failure. Final ones are thrown. */
  private async tryEveryServer(
    control: CallControl,
    bound: Bound,
  ): Promise<DriverError | undefined> {
    let failed: SqlError | undefined;
    for (const endpoint of this.access.ordered(this.change.last)) {
      bound.check();
      const error = await this.send(endpoint, control, bound);
      if (!error) {
        await this.waitUntilVisible(control, bound);
        return undefined;
      }
      const mayBeDone = error.outcome === "unknown" || error.errno === ZONE_STATUS_NOT_MATCH;
      if (mayBeDone && (await this.readBack(error, control))) return undefined;
      if (!error.verdict.elsewhere) throw error;
      failed = moreTelling(failed, error.readBack());
    }
    return failed ?? noServer();
  }

  private async send(
    endpoint: Endpoint,
    control: CallControl,
    { signal }: Bound,
  ): Promise<SqlError | undefined> {
    const timeoutMs = Math.max(1000, (control.deadline - Date.now()) * STATEMENT_SHARE);
    const signInMs = shareOf(control, 2);
    try {
      await this.access.connections.borrow(endpoint, signInMs, signal, async (session) => {
        const micros = Math.floor(timeoutMs * MICROS_OF_MS);
        await session.query(`SET SESSION ob_query_timeout = ${micros}`, signInMs, signal);
        await session.query(this.change.statement, timeoutMs, signal);
      });
      return undefined;
    } catch (error) {
      if (error instanceof SqlError) return error;
      throw error;
    }
  }

  /** Whether it was done all the same. Not to know is thrown, as the first error with its unknown end. */
  private async readBack(error: SqlError, control: CallControl): Promise<boolean> {
    try {
      return await this.isAsWanted(control);
    } catch {
      throw error;
    }
  }

  private async waitUntilVisible(control: CallControl, { signal }: Bound): Promise<void> {
    const until = Date.now() + VISIBLE_MS;
    while (!(await this.isAsWanted(control, true))) {
      if (Date.now() > until)
        throw new DriverError(
          "timeout",
          `The cluster took the statement, but ${this.change.notYet}`,
          { hint: "sql.timeout", retryable: true, outcome: "unknown" },
        );
      await pause(VISIBLE_PAUSE_MS, signal);
    }
  }

  private isAsWanted(control: CallControl, isAnswered = false): Promise<boolean> {
    const { what, last, isAsWanted } = this.change;
    return this.access.read(`The look before ${what}`, control, last, (query) =>
      isAsWanted(query, isAnswered),
    );
  }
}
