import "server-only";
import { Failure } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { createBasicCheck } from "./basic";
import { createPasswordCheck, LOCK_OUT, type LockOut } from "./check-password";
import { sessionTokenOf } from "./cookie";
import { startSession, toUser, userOfSession } from "./session";

/** How a caller made known who they are. */
export interface Known {
  user: User;
  by: "basic" | "session";
}

/** The door of the API: who is asking, and a new session for who knows a password. */
export interface Gate {
  /** Who asks, by HTTP Basic or the session's cookie. Throws IAM10000, IAM10004 or IAM10007. */
  admit(headers: Headers, remoteAddress: string): Promise<Known>;
  /** Begins a session. Throws IAM10004 or IAM10007. */
  signIn(
    pair: { username: string; password: string },
    remoteAddress: string,
  ): Promise<{ user: User; token: string }>;
}

/** Makes the door over a database. What it counts and remembers lives as long as it does. */
export function createGate(db: Database, lockOut: LockOut = LOCK_OUT): Gate {
  const checkPassword = createPasswordCheck(db, lockOut);
  const checkBasic = createBasicCheck(db, checkPassword);

  return {
    async admit(headers, remoteAddress) {
      const authorization = headers.get("authorization");
      if (authorization !== null)
        return { user: await checkBasic(authorization, remoteAddress), by: "basic" };
      const found = await userOfSession(db, sessionTokenOf(headers.get("cookie")));
      if (!found) throw new Failure("IAM10000");
      return { user: found, by: "session" };
    },
    async signIn({ username, password }, remoteAddress) {
      const row = await checkPassword(username, password, remoteAddress);
      return { user: toUser(row), token: await startSession(db, row.id) };
    },
  };
}
