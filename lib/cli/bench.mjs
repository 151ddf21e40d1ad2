// `npm run bench`: measures the console on this machine and prints figures and ratios. `-- engine poll`
// runs only those parts; `--write` also puts the figures into docs/benchmarks.md.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, install, requireNode, root } from "./prepare.mjs";

requireNode();
process.chdir(root);
install();

const folder = join(root, ".obdeck/bench");
const esbuild = await import("esbuild");
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["main", "load-process"].map((name) => join(root, `lib/bench/${name}.ts`)),
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  // Empties `server-only`, which is for files that Next might send to a browser.
  alias: { "@": root, "server-only": join(root, "node_modules/server-only/empty.js") },
  logLevel: "warning",
});
// The bundle lies as deep as its sources, so that what they find by their own place is still there.
const { bench } = await import(pathToFileURL(join(folder, "main.mjs")).href);
process.exitCode = await bench(process.argv.slice(2), build);
