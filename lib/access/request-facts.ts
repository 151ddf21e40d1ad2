/**
 * What this process itself knows of a request, in headers that a client cannot set: whatever one sends
 * under these names is replaced before the application sees it.
 */

/** The caller's address: that of the socket, or the one that a trusted proxy names. */
export const PEER_HEADER = "x-obdeck-peer";

/** The request's target, path and query, byte for byte as it was received. */
export const TARGET_HEADER = "x-obdeck-target";

/** The host as the client asked for it: `X-Forwarded-Host` of a trusted proxy, else `Host`. */
export const HOST_HEADER = "x-obdeck-host";

/** `https` or `http`: how the client came, to this process or to a trusted proxy before it. */
export const PROTO_HEADER = "x-obdeck-proto";
