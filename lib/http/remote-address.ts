import { PEER_HEADER, PROTO_HEADER } from "@/lib/access/request-facts";

/** The caller's address, as this process saw it; `unknown` where no socket was. */
export const remoteAddressOf = (headers: Headers): string => headers.get(PEER_HEADER) ?? "unknown";

/** Whether the caller came by https, to this process or to a trusted proxy before it. */
export const isSecure = ({ headers }: Request): boolean => headers.get(PROTO_HEADER) === "https";
