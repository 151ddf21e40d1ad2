import { z } from "zod";

const names = z
  .string()
  .optional()
  .transform((list) => (list ?? "").split(",").flatMap((name) => name.trim() || []));

/** The settings of single sign-on by OpenID Connect. */
export const SsoSettings = z.object({
  OBDECK_OIDC_ISSUER: z.url("must be the address of an OpenID Connect issuer").optional(),
  OBDECK_OIDC_CLIENT_ID: z.string().min(1).optional(),
  OBDECK_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OBDECK_OIDC_NAME: z.string().min(1).max(64, "must have at most 64 characters").default("SSO"),
  OBDECK_OIDC_SCOPE: z.string().min(1).default("openid profile email"),
  OBDECK_OIDC_ROLES_CLAIM: z.string().min(1).optional(),
  OBDECK_OIDC_FIRST_ROLES: names,
});
type SsoSettings = z.infer<typeof SsoSettings>;

/** How single sign-on is set up, or undefined where it is not. Throws when it is only half. */
export function ssoOf(settings: SsoSettings) {
  const {
    OBDECK_OIDC_ISSUER: issuer,
    OBDECK_OIDC_CLIENT_ID: clientId,
    OBDECK_OIDC_CLIENT_SECRET: clientSecret,
  } = settings;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret)
    throw new Error(
      "Single sign-on needs OBDECK_OIDC_ISSUER, OBDECK_OIDC_CLIENT_ID and OBDECK_OIDC_CLIENT_SECRET together",
    );
  return {
    issuer,
    clientId,
    clientSecret,
    name: settings.OBDECK_OIDC_NAME,
    scope: settings.OBDECK_OIDC_SCOPE,
    roles: {
      claim: settings.OBDECK_OIDC_ROLES_CLAIM,
      first: settings.OBDECK_OIDC_FIRST_ROLES,
    },
  };
}
