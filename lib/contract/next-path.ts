const HERE = "http://here";

/** Where to go after signing in: a page of this console, never another site. */
export function nextPath(wanted: string | undefined): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return "/clusters";
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  return origin === HERE && pathname !== "/sign-in" ? pathname + search + hash : "/clusters";
}
