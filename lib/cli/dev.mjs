// `npm run dev`: the pages with hot reload, over the same console.
import { install, place, requireNode, root, runTool } from "./prepare.mjs";

requireNode();
process.chdir(root);
install();
const { buildObserver } = await import("../simulator/build.mjs");
await buildObserver();
const { port, hostname, address } = place();
const code = runTool("next/dist/bin/next", ["dev", "-H", hostname, "-p", port], {
  NODE_ENV: "development",
  NEXT_MANUAL_SIG_HANDLE: "1",
  OBDECK_PRIVATE_ADDRESS: address,
});
process.exit(code);
