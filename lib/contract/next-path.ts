const HERE = "http://here";
/** The pages that lead there. */
const ON_THE_WAY = ["/sign-in", "/change-password"];

/** Where to go after signing in or changing the first password: a page of this console, never another site. */
export function nextPath(wanted: string | undefined): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return "/clusters";
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  const isGoal = origin === HERE && !ON_THE_WAY.includes(pathname);
  return isGoal ? pathname + search + hash : "/clusters";
}
