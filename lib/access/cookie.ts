/** The cookie that holds the token of a session. */
export const SESSION_COOKIE = "obdeck_session";

/** The cookie that holds, sealed, what a single sign-on under way has to come back with. */
export const SSO_COOKIE = "obdeck_sso";

/** The value of a cookie in a `Cookie` header. */
export function cookieOf(cookieHeader: string | null, wanted: string): string | undefined {
  for (const part of (cookieHeader ?? "").split(";")) {
    const [name, value] = part.trim().split("=", 2);
    if (name === wanted && value) return value;
  }
  return undefined;
}

/** `Set-Cookie` that gives the browser a session. */
export const sessionCookie = (token: string, maxAgeSeconds: number, secure: boolean): string =>
  toSetCookie(SESSION_COOKIE, token, "/", maxAgeSeconds, secure);

/** `Set-Cookie` that takes the session's cookie away. */
export const clearedCookie = (secure: boolean): string => sessionCookie("", 0, secure);

/** `Set-Cookie` for the way to the identity provider and back. */
export const ssoCookie = (sealed: string, maxAgeSeconds: number, secure: boolean): string =>
  toSetCookie(SSO_COOKIE, sealed, "/api/v2/iam/sso", maxAgeSeconds, secure);

/** Lax, so that a link from elsewhere, such as the identity provider's, arrives with it. */
function toSetCookie(
  name: string,
  value: string,
  path: string,
  maxAgeSeconds: number,
  secure: boolean,
): string {
  const flags = `Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return `${name}=${value}; ${flags}${secure ? "; Secure" : ""}`;
}
