const YEAR_SECONDS = 365 * 24 * 3600;

/** Keeps a choice of this browser in a cookie, where the server sees it before it draws a page. */
export function rememberChoice(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
  document.cookie = `${cookie}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
