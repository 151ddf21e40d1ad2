// `npm run dev`: the pages with hot reload, over the same console.
import { install, place, requireNode, root } from "./prepare.mjs";
import { serve } from "./serve.mjs";
import { readTls } from "./tls.mjs";

requireNode();
process.chdir(root);
const tls = readTls();
install();
const { buildObserver } = await import("../simulator/build.mjs");
await buildObserver();
const { port, hostname, address } = place(tls ? "https" : "http");
process.env.NODE_ENV = "development";
process.env.NEXT_MANUAL_SIG_HANDLE = "1";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.OBDECK_PRIVATE_ADDRESS = address;
await serve({ port, hostname, tls, dev: true });
