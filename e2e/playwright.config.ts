import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { systemBrowser } from "../lib/cli/browser.mjs";

const PORT = 4330;
const executablePath = systemBrowser();
const asRoot = process.getuid?.() === 0;
process.env.OBDECK_TEST_DATA ??= mkdtempSync(join(tmpdir(), "obdeck-e2e-"));

/** One console with a simulated fleet of its own, as `npm start` makes it, only faster. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/browser",
  globalTeardown: "./remove-data.ts",
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...(asRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
    },
  },
  webServer: {
    command: "node lib/cli/start.mjs",
    cwd: "..",
    url: `http://127.0.0.1:${PORT}/api/health`,
    reuseExistingServer: false,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: String(PORT),
      HOSTNAME: "127.0.0.1",
      OBDECK_DATA: process.env.OBDECK_TEST_DATA,
      OBDECK_ADMIN_PASSWORD: "Obdeck-test-1",
      OBDECK_SIM_SPEED: "5",
      OBDECK_OBSERVE_MS: "1000",
    },
    stdout: "ignore",
    stderr: "pipe",
  },
});
