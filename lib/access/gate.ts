import "server-only";
import type { Via } from "@/lib/contract/audit";
import { Failure } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import type { SecretKeys } from "@/lib/process/secret";
import type { Database } from "@/lib/store/database";
import { createBasicCheck } from "./basic";
import {
  type CheckPassword,
  createAddressCounter,
  createPasswordCheck,
  LOCK_OUT,
  type LockOut,
} from "./check-password";
import { cookieOf, SESSION_COOKIE } from "./cookie";
import { toUser } from "./find-user";
import {
  type Arrival,
  type Present,
  SESSION_LIMITS,
  type SessionLimits,
  startSession,
  userOfSession,
} from "./session";
import { isSignatureHeader } from "./signature";
import { createSignedCheck } from "./signed";

/** A request at the door: all that can say who sent it. */
export interface Asking {
  method: string;
  /** Path and query exactly as sent, which is what a signature covers. */
  target: string;
  /** The host as the client named it. */
  host: string;
  headers: Headers;
  remoteAddress: string;
  /** The body's bytes; read once, whoever asks. */
  body(): Promise<Buffer>;
}

/** Who a caller is, and how that became known. */
export interface Known {
  user: User;
  by: Via;
  /** The access key that signed. */
  accessKey?: string;
  /** The session whose cookie was sent. */
  sessionId?: number;
}

/** How the door is kept. */
export interface GateOptions {
  lockOut: LockOut;
  sessions: SessionLimits;
  /** Whether HTTP Basic opens it. */
  basic: boolean;
}

/** The door of the API: who is asking, and a new session for who knows a password. */
export interface Gate {
  readonly sessions: SessionLimits;
  /** Who the token of a session's cookie belongs to, while the session lasts. */
  present(token: string | undefined): Promise<Present | undefined>;
  /**
   * Who asks, by a signature, HTTP Basic or the session's cookie. Throws IAM10000, IAM10001, IAM10004 or
   * IAM10007.
   */
  admit(asking: Asking): Promise<Known>;
  /** Begins a session. Throws IAM10001, IAM10004 or IAM10007. */
  signIn(
    pair: { username: string; password: string },
    arrival: Omit<Arrival, "source">,
  ): Promise<{ user: User; token: string }>;
  /** Counts and refuses as at sign-in; for who must know the password once more. */
  checkPassword: CheckPassword;
}

const OPTIONS: GateOptions = { lockOut: LOCK_OUT, sessions: SESSION_LIMITS, basic: true };

/**
 * Makes the door over a database; `keys` open the secrets of access keys. What it counts and remembers lives
 * as long as it does.
 */
export function createGate(
  db: Database,
  keys: SecretKeys,
  options: Partial<GateOptions> = {},
): Gate {
  const { lockOut, sessions, basic } = { ...OPTIONS, ...options };
  const addresses = createAddressCounter(lockOut);
  const checkPassword = createPasswordCheck(db, lockOut, addresses);
  const checkBasic = createBasicCheck(db, checkPassword);
  const checkSigned = createSignedCheck(db, keys, addresses);

  const present: Gate["present"] = (token) => userOfSession(db, token, sessions);

  return {
    sessions,
    checkPassword,
    present,
    async admit(asking) {
      const { headers, remoteAddress } = asking;
      const authorization = headers.get("authorization");
      if (authorization !== null) {
        if (isSignatureHeader(authorization))
          return { ...(await checkSigned(asking, authorization)), by: "KEY" };
        if (!basic) throw new Failure("COM10003.basic");
        return { user: await checkBasic(authorization, remoteAddress), by: "BASIC" };
      }
      const found = await present(cookieOf(headers.get("cookie"), SESSION_COOKIE));
      if (!found) throw new Failure("IAM10000");
      return { ...found, by: "SESSION" };
    },
    async signIn({ username, password }, arrival) {
      const found = await checkPassword(username, password, arrival.remoteAddress);
      const token = await startSession(
        db,
        found.user.id,
        { ...arrival, source: "PASSWORD" },
        sessions,
      );
      return { user: toUser(found), token };
    },
  };
}
