import "server-only";
import { headers } from "next/headers";
import { HOST_HEADER, PROTO_HEADER } from "@/lib/access/request-facts";

/** The address that the reader came to, so that an example can be run as it stands. */
export async function ownOrigin(): Promise<string> {
  const given = await headers();
  return `${given.get(PROTO_HEADER) ?? "http"}://${given.get(HOST_HEADER) ?? given.get("host")}`;
}
