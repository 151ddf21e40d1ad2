/** The cookie that holds the token of a session. */
export const SESSION_COOKIE = "obdeck_session";

/** The session's token in a `Cookie` header. */
export function sessionTokenOf(cookieHeader: string | null): string | undefined {
  for (const part of (cookieHeader ?? "").split(";")) {
    const [name, value] = part.trim().split("=", 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return undefined;
}

/** `Set-Cookie` that gives the browser a session. */
export function sessionCookie(token: string, maxAgeSeconds: number, secure: boolean): string {
  const flags = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return `${SESSION_COOKIE}=${token}; ${flags}${secure ? "; Secure" : ""}`;
}

/** `Set-Cookie` that takes the session's cookie away. */
export const clearedCookie = (secure: boolean): string => sessionCookie("", 0, secure);
