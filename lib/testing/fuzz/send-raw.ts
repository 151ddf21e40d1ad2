import { connect } from "node:net";

const ANSWERED_WITHIN_MS = 90_000;

/** Bytes that no client would send, and what is done with the connection after them. */
export interface RawAttack {
  name: string;
  /** Sent one after the other, a byte for each character. */
  pieces: readonly string[];
  /** Whether the connection is broken off, or waited on until the other side closes it. */
  after: "break" | "wait";
}

/** Sends the bytes and answers whatever came back; rejects when the connection stays open in silence. */
export async function sendRaw(port: number, { name, pieces, after }: RawAttack): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString("latin1"));
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`"${name}" was not answered`));
    }, ANSWERED_WITHIN_MS);
    socket.on("data", (chunk) => chunks.push(chunk));
    // A connection that the other side resets has been refused too.
    socket.on("error", end);
    socket.on("close", end);
    socket.on("connect", async () => {
      for (const piece of pieces) await new Promise((sent) => socket.write(piece, "latin1", sent));
      if (after === "break") end();
      else socket.end();
    });
  });
}
