import { defineConfig } from "@playwright/test";
import { systemBrowser } from "../lib/cli/browser.mjs";

const executablePath = systemBrowser();
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/browser",
  fullyParallel: false,
  // A second, with a console of its own, has each wait for the other on two cores.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    // Recording costs as much as the tests themselves: `npm run e2e -- --trace on` when it is needed.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // A window without toolbars: in a system's Chromium these are pages of their own, which take a third of the time.
      args: [...(asRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--kiosk"],
    },
  },
});
