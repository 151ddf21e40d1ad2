/** Header by which the proxy tells the layout the nonce of this answer. */
export const NONCE_HEADER = "x-obdeck-nonce";

/**
 * What a page may do: run the scripts that carry the nonce and those that these load, and speak to this
 * console alone. Attributes may style, as the graph and the bars do by computed sizes; elements only with
 * the nonce. Hot reload in development evaluates strings and makes styles of its own.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'`;
  return [
    "default-src 'none'",
    `script-src ${scripts}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
