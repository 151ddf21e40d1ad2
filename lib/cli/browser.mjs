// Finds a Chromium for the tests: the one named by OBDECK_TEST_BROWSER, the system's, or Playwright's own.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

// The first found is taken; a headless shell draws no window around a page, which saves half the time.
const NAMES = [
  ...["chromium-headless-shell", "chromium", "chromium-browser"],
  ...["google-chrome", "google-chrome-stable"],
];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The system's browser, if it has one. */
export function systemBrowser() {
  if (process.env.OBDECK_TEST_BROWSER) return process.env.OBDECK_TEST_BROWSER;
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  const places = NAMES.flatMap((name) => folders.filter(Boolean).map((one) => join(one, name)));
  return [...places, MAC].find(isExecutable);
}

/** Any usable browser, or undefined. */
export async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  return systemBrowser() ?? [chromium.executablePath()].find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
