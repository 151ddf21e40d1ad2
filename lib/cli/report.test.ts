import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "./prepare.mjs";
import { readReport } from "./report.mjs";

const directory = mkdtempSync(join(tmpdir(), "obdeck-report-"));
symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
writeFileSync(join(directory, "vitest.config.mjs"), "export default {};");
afterAll(() => rmSync(directory, { recursive: true }));

const FILE = `
test("one and one are two", () => expect(1 + 1).toBe(2));
test("one and one are three", () => expect(1 + 1).toBe(3));
`;

function reportOf(tool: string, file: string, code: string, args: string[]) {
  writeFileSync(join(directory, file), code);
  const output = join(directory, `${file}.json`);
  const { VITEST: _, ...env } = process.env;
  const run = spawnSync(process.execPath, [join(root, "node_modules", tool), ...args], {
    cwd: directory,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: output },
    encoding: "utf8",
  });
  expect(run.status, run.stderr).toBe(1);
  return readReport(JSON.parse(readFileSync(output, "utf8")));
}

const vitest = (file: string, code: string) =>
  reportOf("vitest/vitest.mjs", file, `import { expect, test } from "vitest";${code}`, [
    ...["run", "--root", directory, file, "--reporter=json"],
    `--outputFile.json=${join(directory, `${file}.json`)}`,
  ]);

test("of a Vitest report, what failed is told by file, name and reason", () => {
  const outcome = vitest("sums.test.ts", FILE);
  expect(outcome).toMatchObject({ passed: 1, failed: 1 });
  expect(outcome.failures).toHaveLength(1);
  expect(outcome.failures[0]).toContain("sums.test.ts › one and one are three\n");
  expect(outcome.failures[0]).toContain("    AssertionError: expected 2 to be 3");
});

test("a test file that cannot be loaded is told too", () => {
  const { failures } = vitest("broken.test.ts", `throw new Error("not today");`);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toContain("broken.test.ts › \n    not today");
});

const playwright = (file: string, code: string) =>
  reportOf(
    "@playwright/test/cli.js",
    file,
    `import { expect, test } from "@playwright/test";${code}`,
    [...["test", "--reporter=json", file]],
  );

test("of a Playwright report, what failed is told by file, line, name and reason", () => {
  const outcome = playwright("sums.spec.ts", FILE);
  expect(outcome).toMatchObject({ passed: 1, failed: 1 });
  expect(outcome.failures).toHaveLength(1);
  expect(outcome.failures[0]).toContain("sums.spec.ts:3 › one and one are three\n");
  expect(outcome.failures[0]).toContain("Expected: 3");
});

test("a browser test file that cannot be loaded is told too", () => {
  const { failures } = playwright("broken.spec.ts", `throw new Error("not today");`);
  expect(failures[0]).toContain("not today");
});
