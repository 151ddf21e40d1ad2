import "server-only";
import { SSO_COOKIE, sessionCookie, ssoCookie } from "@/lib/access/cookie";
import type { Sso } from "@/lib/access/sso";
import { Failure } from "@/lib/contract/failure";
import { nextPath } from "@/lib/contract/next-path";
import { endSso } from "@/lib/contract/sso";
import { Answer } from "@/lib/http/answer";
import type { Handlers } from "@/lib/http/handler";

type SsoHandlers = Pick<Handlers, "getSso" | "beginSso" | "endSso">;

const COOKIE_SECONDS = 600;

/**
 * Single sign-on, joined to its endpoints; `sso` is absent where it is not set up. A browser that cannot be let
 * in goes back to the sign-in page, which says why.
 */
export function ssoHandlers(sso: Sso | undefined, sessionSeconds: number): SsoHandlers {
  return {
    getSso: () => ({ enabled: sso !== undefined, name: sso?.name }),

    beginSso: ({ query, address, secure }) =>
      orSignInPage(async () => {
        const next = nextPath(query.next);
        const { url, cookie } = await required(sso).begin(address + endSso.path, next);
        return leadTo(url, [ssoCookie(cookie, COOKIE_SECONDS, secure)]);
      }),

    endSso: ({ query, cookie, secure, remoteAddress, userAgent }) =>
      orSignInPage(async () => {
        const search = `?${new URLSearchParams(saidIn(query))}`;
        const arrival = { remoteAddress, userAgent };
        const came = await required(sso).end(search, cookie(SSO_COOKIE), arrival);
        const cookies = [
          sessionCookie(came.token, sessionSeconds, secure),
          ssoCookie("", 0, secure),
        ];
        const signedIn = { userName: came.user.name, via: "SSO" } as const;
        return leadTo(came.next, cookies, signedIn);
      }),
  };
}

const saidIn = (query: Record<string, string | undefined>): [string, string][] =>
  Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));

const leadTo = (
  location: string,
  cookies: readonly string[] = [],
  signedIn?: Answer<undefined>["extras"]["signedIn"],
): Answer<undefined> => new Answer(undefined, { location, cookies, ...(signedIn && { signedIn }) });

function required(sso: Sso | undefined): Sso {
  if (!sso) throw new Failure("IAM10000.ssoOff");
  return sso;
}

/** Whoever comes by a link is shown a page, not an envelope. */
async function orSignInPage(lead: () => Promise<Answer<undefined>>): Promise<Answer<undefined>> {
  try {
    return await lead();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return new Answer(undefined, { location: `/sign-in?error=${error.code}`, refused: error });
  }
}
