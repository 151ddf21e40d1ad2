/** A year, in seconds. */
const HSTS_SECONDS = 31_536_000;

const ALWAYS = [
  // For everything that is not a page; the proxy of the pages replaces it.
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  [
    "Permissions-Policy",
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()",
  ],
  ["Referrer-Policy", "same-origin"],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
] as const;

const BY_TLS = [["Strict-Transport-Security", `max-age=${HSTS_SECONDS}`]] as const;

/** The headers that tell a browser what it must not do with an answer; by https also that it stays with https. */
export const securityHeaders = (
  proto: "http" | "https",
): readonly (readonly [name: string, value: string])[] =>
  proto === "https" ? [...ALWAYS, ...BY_TLS] : ALWAYS;
