// What a suite's report in JSON says: Vitest's and Playwright's, read in one way.

const MESSAGE_LINES = 12;
const COLORS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/**
 * @typedef {{ passed: number, failed: number, failures: string[] }} Outcome how many tests passed and failed, and of
 * each that failed its file, its name and the first lines of why
 */

/**
 * Reads a report of either tool.
 * @param {any} report the parsed JSON
 * @returns {Outcome}
 */
export function readReport(report) {
  return report.stats ? readPlaywright(report) : readVitest(report);
}

function readVitest(report) {
  const files = report.testResults ?? [];
  const failures = files.flatMap((file) => {
    const tests = file.assertionResults.filter((test) => test.status === "failed");
    if (tests.length === 0 && file.status === "failed") return [told(file.name, "", file.message)];
    return tests.map((test) => told(file.name, test.fullName, test.failureMessages.join("\n")));
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures };
}

function readPlaywright(report) {
  const failures = report.suites
    .flatMap(specsOf)
    .filter((spec) => !spec.ok)
    .map((spec) =>
      told(`e2e/${spec.file}:${spec.line}`, spec.title, spec.tests.map(whyOf).join("")),
    );
  const broken = report.errors.map((error) => told("browser tests", "", error.message));
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky, failures: [...broken, ...failures] };
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function whyOf(test) {
  return test.results.find((result) => result.error)?.error.message ?? "";
}

function told(file, name, why) {
  const lines = (why ?? "").replaceAll(COLORS, "").split("\n").slice(0, MESSAGE_LINES);
  return [`${file} › ${name}`, ...lines.map((line) => `    ${line}`)].join("\n");
}
