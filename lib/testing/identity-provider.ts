import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

/** A person whom the identity provider knows. */
export interface Person {
  sub: string;
  preferred_username?: string;
  email?: string;
  groups?: string[];
}

/** An OpenID Connect provider that runs on this machine. */
export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next, or nobody, who refuses. */
  person: Person | undefined;
  /** Walks through its pages as a browser does, from the address it was sent to up to the one it leads back to. */
  walk(url: string): Promise<URL>;
  stop(): void;
}

const CLIENT = { clientId: "obdeck", clientSecret: "only-for-this-test-0123456789" };

/** Starts a real provider, with one client whose pages lie under `redirectUri`. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port could be had");
  const issuer = `http://127.0.0.1:${address.port}`;
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: {
      openid: ["sub"],
      profile: ["preferred_username", "groups"],
      email: ["email"],
    },
    cookies: { keys: ["only-for-this-test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: async () => ({ ...person }) };
    },
  });
  const callback = provider.callback();
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const identity: IdentityProvider = { issuer, ...CLIENT, person: undefined, walk, stop };

  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return callback(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    const { person } = identity;
    if (!person) {
      const refused = { error: "access_denied", error_description: "The person refused" };
      return provider.interactionFinished(request, response, refused);
    }
    people.set(person.sub, person);
    if (prompt.name === "login")
      return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    const grant =
      (grantId && (await provider.Grant.find(grantId))) ||
      new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent });
  });
  return identity;
}

async function walk(from: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(from);
  const { origin } = url;
  for (let hop = 0; hop < 20; hop += 1) {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";", 1)[0] ?? "").split("=", 2);
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`${url} answered ${response.status} and led nowhere`);
    url = new URL(location, url);
    if (url.origin !== origin) return url;
  }
  throw new Error("The identity provider led in circles");
}
