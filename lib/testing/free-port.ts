import { once } from "node:events";
import { createServer } from "node:net";

const PORTS_OF_A_PROCESS = 32;
// Below what systems hand out by themselves: 32768 and up on Linux, 49152 on others.
const FIRST = 10_000 + (process.pid % 700) * PORTS_OF_A_PROCESS;
let given = 0;

/**
 * A port that nobody listens on and that the system hands to nobody before it is used. Another process of the tests
 * takes it only when the pids of both leave the same remainder.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS_OF_A_PROCESS; tries += 1) {
    const port = FIRST + (given % PORTS_OF_A_PROCESS);
    given += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`Every port from ${FIRST} on is in use`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
