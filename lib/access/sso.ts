import "server-only";
import { Failure } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import { log } from "@/lib/process/log";
import { type SecretKeys, seal, unseal } from "@/lib/process/secret";
import type { Database } from "@/lib/store/database";
import { type Arrival, type SessionLimits, startSession } from "./session";
import { createSsoProvider, type SsoSettings, type SsoState } from "./sso-provider";
import { type SsoRoles, ssoUser } from "./sso-user";

const LONGEST_MS = 10 * 60_000;

/** What single sign-on stands on. */
export interface SsoParts {
  db: Database;
  keys: SecretKeys;
  sessions: SessionLimits;
  settings: SsoSettings & { roles: SsoRoles };
}

/** Single sign-on by OpenID Connect. */
export interface Sso {
  readonly name: string;
  /** Where to send the browser, and the cookie's value to send with it. Throws IAM10000. */
  begin(redirectUri: string, next: string): Promise<{ url: string; cookie: string }>;
  /** The session of who came back. Throws IAM10000, IAM10001, COM10005 and COM10001. */
  end(
    search: string,
    cookie: string | undefined,
    arrival: Omit<Arrival, "source">,
  ): Promise<{ user: User; token: string; next: string }>;
}

/** Makes single sign-on as the settings say. */
export function createSso({ db, keys, sessions, settings }: SsoParts): Sso {
  const provider = createSsoProvider(settings);
  return {
    name: settings.name,
    async begin(redirectUri, next) {
      const { url, state } = await explained(() => provider.begin(redirectUri, next));
      const sealed = seal(keys, JSON.stringify({ ...state, until: Date.now() + LONGEST_MS }));
      return { url, cookie: sealed.toString("base64url") };
    },
    async end(search, cookie, arrival) {
      const state = openCookie(keys, cookie);
      const claims = await explained(() => provider.end(search, state));
      const user = await ssoUser(db, claims, settings.roles);
      const token = await startSession(db, user.id, { ...arrival, source: "SSO" }, sessions);
      return { user, token, next: state.next };
    },
  };
}

/** What the provider refused is logged; whoever signs in is told that it did not work. */
async function explained<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    log.warn({ err: error }, "single sign-on did not work");
    const isDenied = error instanceof Error && "error" in error && error.error === "access_denied";
    throw new Failure(isDenied ? "IAM10000.ssoDenied" : "IAM10000.sso");
  }
}

function openCookie(keys: SecretKeys, cookie: string | undefined): SsoState {
  try {
    const text = unseal(keys, Buffer.from(cookie ?? "", "base64url"));
    const { until, ...state } = JSON.parse(text) as SsoState & { until: number };
    if (until > Date.now()) return state;
  } catch {
    // Too old and not ours are the same to whoever signs in: begin again.
  }
  throw new Failure("IAM10000.ssoStale");
}
