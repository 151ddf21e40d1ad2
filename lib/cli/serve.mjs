// The server of the console: Node's own, by http or https, with the API and Next behind it.
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { root } from "./prepare.mjs";
import { keepRenewed } from "./tls.mjs";

/** What one client may take; in milliseconds. A request that waits for an answer is none of this. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  // Longer than the idle time of usual proxies, which would else meet a connection that is just closed.
  keepAliveTimeout: 75_000,
};
const STUCK_MS = 120_000;
const MOST_CONNECTIONS = 4096;

/**
 * Listens at once and serves when the console has been put together. `tls` holds a certificate and its
 * key, or nothing for http; `dev` serves the pages with hot reload.
 */
export async function serve({ port, hostname, tls, dev = false }) {
  const { default: next } = await import("next");
  const server = tls
    ? createTlsServer({ ...LIMITS, ...tls.context }, answer)
    : createServer(LIMITS, answer);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(STUCK_MS);
  let door;
  const opened = openedDoor().then((one) => {
    door = one;
  });
  server.on("clientError", (error, socket) =>
    door ? door.refuse(error, socket) : socket.destroy(),
  );
  // Node would answer an `Expect` that nobody knows by a bare 417.
  server.on("checkExpectation", answer);
  if (tls) keepRenewed(server, tls);

  const app = next({
    dev,
    dir: root,
    hostname,
    port: Number(port),
    // Next takes upgrades from this server. In production it would leave them without an answer; when
    // nobody takes them, Node serves them as what else they are.
    httpServer: dev ? server : createServer(),
  });
  const handle = app.getRequestHandler();
  const prepared = once(server, "listening").then(() => app.prepare());
  server.listen(Number(port), hostname);
  await Promise.all([prepared, opened]);

  async function answer(request, response) {
    try {
      await Promise.all([prepared, opened]);
      if (!door.admit(request, response)) await handle(request, response);
    } catch (error) {
      console.error("[obdeck] a request failed:", error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    }
  }
}

/** The door that `lib/http/door.ts` opens when Next has loaded the console. */
const openedDoor = () =>
  new Promise((take) => {
    globalThis[Symbol.for("obdeck.takes the door")] = take;
  });
