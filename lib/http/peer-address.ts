import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Names the caller's address to the API; whatever a client sends under this name is replaced. */
export const PEER_HEADER = "x-obdeck-peer";

/**
 * Writes the address of each request's socket into a header, because a route handler sees headers only,
 * and those of a stranger may say anything. Behind a proxy on the same machine it is what that says.
 */
export function notePeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    // The channel's message is documented to hold the request, and is typed unknown.
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = peerOf(request);
  });
}

function peerOf({ socket, headers }: IncomingMessage): string {
  const address = socket.remoteAddress ?? "unknown";
  const forwarded = headers["x-forwarded-for"];
  const said = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1);
  return isLoopback(address) && said ? said.trim() : address;
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);
