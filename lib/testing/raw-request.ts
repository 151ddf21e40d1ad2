import { connect as connectTcp } from "node:net";
import { text } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";

/** A whole answer, as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** Status line and headers. */
  head: string;
  body: string;
}

/** Sends bytes to a port of this machine and answers all that comes until it closes; by TLS with `ca`. */
export async function sendRaw(port: number, bytes: string, ca?: string): Promise<RawAnswer> {
  const to = { port, host: "127.0.0.1" };
  const socket = ca ? connectTls({ ...to, ca }) : connectTcp(to);
  socket.write(bytes, "latin1");
  const answer = await text(socket);
  const [head = "", ...body] = answer.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head, body: body.join("\r\n\r\n") };
}
