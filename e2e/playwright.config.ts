import { defineConfig } from "@playwright/test";
import { systemBrowser } from "../lib/cli/browser.mjs";
import { PORT } from "./console";

const executablePath = systemBrowser();
const asRoot = process.getuid?.() === 0;

/** The files whose tests start consoles of their own. */
const OWN_CONSOLE = /(killed-console|operations|steering|contract\/\w+)\.spec\.ts$/;

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/browser",
  globalSetup: "./console.ts",
  // Two things happen at the same time, since both mostly wait: what is done with the one console that all
  // share, file after file, and what is done with consoles that may be broken and killed.
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: "shared console", testIgnore: OWN_CONSOLE, workers: 1 },
    { name: "own console", testMatch: OWN_CONSOLE, workers: 1 },
  ],
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    // The snapshots of a trace show each page as it was; a film besides costs every test.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...(asRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
    },
  },
});
