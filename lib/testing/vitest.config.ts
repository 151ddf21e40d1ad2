import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

export default defineConfig({
  root,
  resolve: {
    alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` },
  },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.ts"],
    globalSetup: ["lib/testing/global-setup.ts"],
    environment: "node",
    // The files of a worker share its modules, which take longer to load than most tests to run: what a module
    // remembers must not depend on who asked before.
    isolate: false,
    // Tests wait for processes more than they compute.
    maxWorkers: 4,
    restoreMocks: true,
    // Generous, since a busy machine is not a fault: nothing here asserts how long something takes.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
  },
});
