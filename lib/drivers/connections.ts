import "server-only";
import type { Endpoint, SysAccount } from "./cluster";
import { connect, type Session } from "./connect";

const KEPT_PER_ENDPOINT = 2;
const IDLE_MS = 30_000;

/** Connections to the servers of one cluster, kept for the next call for half a minute. */
export class Connections {
  private readonly account: SysAccount;
  private readonly idle = new Map<Session, NodeJS.Timeout>();
  private readonly busy = new Set<Session>();
  private closed = false;

  constructor(account: SysAccount) {
    this.account = account;
  }

  /** Runs `work` on a connection to this server. Throws `SqlError`. */
  async borrow<T>(
    endpoint: Endpoint,
    timeoutMs: number,
    signal: AbortSignal,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const session =
      this.take(endpoint) ?? (await connect(endpoint, this.account, timeoutMs, signal));
    this.busy.add(session);
    try {
      return await work(session);
    } finally {
      this.busy.delete(session);
      this.give(session);
    }
  }

  /** Signs in anew, runs `work` and closes the connection. */
  async afresh<T>(
    endpoint: Endpoint,
    timeoutMs: number,
    signal: AbortSignal,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const session = await connect(endpoint, this.account, timeoutMs, signal);
    try {
      return await work(session);
    } finally {
      session.destroy();
    }
  }

  close(): void {
    this.closed = true;
    for (const session of [...this.idle.keys(), ...this.busy]) this.drop(session);
  }

  private take({ ip, sqlPort }: Endpoint): Session | undefined {
    for (const session of [...this.idle.keys()]) {
      if (!session.alive) this.drop(session);
      else if (session.endpoint.ip === ip && session.endpoint.sqlPort === sqlPort) {
        clearTimeout(this.idle.get(session));
        this.idle.delete(session);
        return session;
      }
    }
    return undefined;
  }

  private give(session: Session): void {
    const { ip, sqlPort } = session.endpoint;
    const kept = [...this.idle.keys()].filter(
      ({ endpoint }) => endpoint.ip === ip && endpoint.sqlPort === sqlPort,
    );
    const isKept =
      session.alive && !session.restricted && !this.closed && kept.length < KEPT_PER_ENDPOINT;
    if (!isKept) {
      this.drop(session);
      return;
    }
    const timer = setTimeout(() => this.drop(session), IDLE_MS);
    timer.unref();
    this.idle.set(session, timer);
  }

  private drop(session: Session): void {
    clearTimeout(this.idle.get(session));
    this.idle.delete(session);
    session.destroy();
  }
}
