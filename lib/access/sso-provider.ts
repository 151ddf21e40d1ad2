import "server-only";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";

/** How the identity provider is reached, as the settings say. */
export interface SsoSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the sign-in page calls it. */
  name: string;
  /** Scopes that are asked for, separated by spaces. */
  scope: string;
}

/** What has to be the same when the browser comes back; it travels sealed in a cookie. */
export interface SsoState {
  state: string;
  nonce: string;
  codeVerifier: string;
  redirectUri: string;
  /** Where the user wanted to go. */
  next: string;
}

/** What the provider says of a user: the claims of the ID token and of its user-info endpoint. */
export type Claims = Record<string, unknown> & { iss: string; sub: string };

/** The identity provider by OpenID Connect: authorization code flow with PKCE, state and nonce. */
export interface SsoProvider {
  begin(redirectUri: string, next: string): Promise<{ url: string; state: SsoState }>;
  /** Throws when the answer is not the one to `state`, or the provider refuses. */
  end(search: string, state: SsoState): Promise<Claims>;
}

const TIMEOUT_SECONDS = 10;

/** Makes the provider; it is first asked for its configuration when somebody signs in. */
export function createSsoProvider(settings: SsoSettings): SsoProvider {
  let found: Promise<Configuration> | undefined;
  const configuration = () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };

  return {
    async begin(redirectUri, next) {
      const codeVerifier = randomPKCECodeVerifier();
      const state = { state: randomState(), nonce: randomNonce(), codeVerifier, redirectUri, next };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: state.state,
        nonce: state.nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, state };
    },

    async end(search, { state, nonce, codeVerifier, redirectUri }) {
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, new URL(redirectUri + search), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error("The identity provider sent no ID token");
      const more = config.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
      return { ...claims, ...more, iss: claims.iss, sub: claims.sub };
    },
  };
}

/** Without TLS only a provider on this machine is asked, as in tests. */
async function discover({ issuer, clientId, clientSecret }: SsoSettings): Promise<Configuration> {
  const url = new URL(issuer);
  const isLocal = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  return discovery(url, clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    ...(url.protocol === "http:" && isLocal && { execute: [allowInsecureRequests] }),
  });
}
