// `npm run chaos`: asks a simulated fleet for operations, breaks and kills, and watches that nothing comes of
// it that must never be, until Ctrl-C or the first failure. `-- --seed 7` does as that run did, `--minutes 30`
// ends by itself.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, install, requireNode, root, say } from "./prepare.mjs";

const { values } = parseArgs({
  options: { seed: { type: "string" }, minutes: { type: "string" } },
});
for (const [name, value] of Object.entries(values))
  if (!(Number(value) > 0)) {
    console.error(`[obdeck] --${name} must be a number above 0`);
    process.exit(1);
  }

requireNode();
process.chdir(root);
install();
await build();

const directory = mkdtempSync(join(tmpdir(), "obdeck-chaos-"));
const stop = join(directory, "stop");
const vitest = spawn(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    ...["run", "-c", "lib/testing/vitest.config.ts", "--disable-console-intercept"],
    "lib/testing/chaos/chaos.test.ts",
  ],
  {
    stdio: "inherit",
    // In a group of its own, so that Ctrl-C does not end it before its last checks.
    detached: true,
    env: {
      ...process.env,
      OBDECK_TEST_CHAOS_STOP: stop,
      OBDECK_TEST_CHAOS_SEED: values.seed ?? String(Date.now() % 1_000_000_007),
      ...(values.minutes && { OBDECK_TEST_CHAOS_MINUTES: values.minutes }),
    },
  },
);

let asked = 0;
const ask = () => {
  asked += 1;
  writeFileSync(stop, "");
  if (asked === 1) say("healing, ending every task and checking; again to end at once");
  else vitest.kill("SIGINT");
};
process.on("SIGINT", ask);
process.on("SIGTERM", ask);
vitest.once("exit", (code) => {
  rmSync(directory, { recursive: true, force: true });
  process.exit(code ?? 1);
});
