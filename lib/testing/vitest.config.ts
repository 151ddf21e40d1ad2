import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const MINUTES_LONG = ["/lib/console/kill-", "/lib/testing/fuzz/"];

/** What takes minutes begins first, so that nothing is waited for alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      MINUTES_LONG.some((part) => moduleId.includes(part));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    sequence: { sequencer: LongestFirst },
    // Tests wait for processes more than they compute.
    maxWorkers: 4,
    restoreMocks: true,
    // Generous, since a busy machine is not a fault: nothing here asserts how long something takes.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
  },
});
