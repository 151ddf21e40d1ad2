// `npm test`: every check of the project, from a bare clone. Ends with what failed and why, and the line "N passed,
// N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, install, requireNode, root, run, runTool, say } from "./prepare.mjs";
import { readReport } from "./report.mjs";

requireNode();
process.chdir(root);
install();
const { findBrowser } = await import("./browser.mjs");
await haveBrowser();

const results = join(root, "test-results");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const CHAOS = "lib/testing/chaos/chaos.test.ts";
const tally = { passed: 0, failed: 0 };
const failures = [];
const nothing = { passed: 0, failed: 0, failures: [] };
check("format and lint", () =>
  runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
);
check("types", () => run("npm", ["run", "--silent", "typecheck"]));
check("unused code", () => runTool("knip/bin/knip.js", []));
await build();
// The chaos test has the machine for itself: what it waits for is many processes.
suite("unit and integration tests", "vitest.json", (file) => vitest(file, ["--exclude", CHAOS]));
suite("chaos", "chaos.json", (file) => vitest(file, [CHAOS]));
suite("browser tests", "playwright.json", (file) =>
  runTool("@playwright/test/cli.js", ["test", "-c", "e2e"], { PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
);
for (const failure of failures) console.log(`\nfailed: ${failure}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);

function vitest(file, which) {
  return runTool("vitest/vitest.mjs", [
    ...["run", "-c", "lib/testing/vitest.config.ts", ...which],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
  ]);
}

function check(name, work) {
  say(name);
  if (work() === 0) tally.passed += 1;
  else fail(name);
}

function suite(name, report, work) {
  say(name);
  const file = join(results, report);
  const code = work(file);
  const outcome = existsSync(file) ? readReport(JSON.parse(readFileSync(file, "utf8"))) : nothing;
  tally.passed += outcome.passed;
  tally.failed += outcome.failed;
  failures.push(...outcome.failures);
  if (code !== 0 && outcome.failed === 0) fail(`${name}: ended with code ${code}`);
}

function fail(what) {
  tally.failed += 1;
  failures.push(what);
}

async function haveBrowser() {
  if (await findBrowser()) return;
  say("no browser found: trying Playwright's own");
  runTool("@playwright/test/cli.js", ["install", "chromium"]);
  if (await findBrowser()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("installing the system's Chromium (apt-get)");
    run("apt-get", ["update", "-qq"]);
    run(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
      {
        DEBIAN_FRONTEND: "noninteractive",
      },
    );
  }
  if (await findBrowser()) return;
  console.error(
    "[obdeck] No browser: install Chromium or Chrome, or name one in OBDECK_TEST_BROWSER.",
  );
  process.exit(1);
}
