// `npm start`: installs, builds and serves, in one process that ends whole.
import { once } from "node:events";
import { createServer } from "node:net";
import { build, install, place, requireNode, root, say } from "./prepare.mjs";
import { serve } from "./serve.mjs";
import { readTls } from "./tls.mjs";

requireNode();
process.chdir(root);
const tls = readTls();
const { port, hostname, address } = place(tls ? "https" : "http");
await requireFreePort();
install();
await build();

// The console ends itself after it has handed over its work; Next would end the process before that.
process.env.NEXT_MANUAL_SIG_HANDLE = "1";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.NODE_ENV = "production";
process.env.OBDECK_PRIVATE_ADDRESS = address;

endWithParent();
say("starting");
await serve({ port, hostname, tls });

/** `kill` of npm ends npm and its shell but not their child, so the child looks. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** Ends the program with a sentence when nothing can be served there. */
async function requireFreePort() {
  const probe = createServer();
  try {
    probe.listen(Number(port), hostname);
    await once(probe, "listening");
    probe.close();
    await once(probe, "close");
  } catch (error) {
    console.error(
      `[obdeck] ${hostname}:${port} cannot be served (${error.code}): stop what uses it, or set PORT and HOSTNAME.`,
    );
    process.exit(1);
  }
}
