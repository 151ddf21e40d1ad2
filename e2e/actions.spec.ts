import { expect } from "@playwright/test";
import { openCluster, signIn, test } from "./fixtures";

/** `ob_order`: three zones with two servers each. */
const CLUSTER = "ob_order";

test("several servers are chosen, and what cannot be done to all of them says why", async ({
  page,
}) => {
  await signIn(page);
  await openCluster(page, CLUSTER);
  const choose = (last: number) =>
    page.getByRole("checkbox", { name: new RegExp(`^Select 127\\.\\d+\\.2\\.${last}:`) });
  await choose(1).check();
  await choose(2).check();
  const bar = page.getByRole("region", { name: "Selected servers" });
  await expect(bar).toContainText("2 selected");
  await choose(5).check();
  const restart = bar.getByRole("button", { name: /^Restart/ });
  await expect(restart).toHaveAttribute("aria-disabled", "true");
  await expect(restart).toHaveAccessibleDescription(/several zones/);
  await choose(5).uncheck();
  await restart.click();
  await expect(page).toHaveURL(/plan\?.*action=RESTART/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan: Restart 2 servers");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1, name: CLUSTER })).toBeVisible();
});

test("a cluster of two zones cannot be rolled through, and the menu says why", async ({ page }) => {
  await signIn(page);
  await openCluster(page, "ob_pay");
  await page.getByRole("button", { name: "Cluster actions" }).click();
  const rolling = page.getByRole("menuitem", { name: /^Rolling restart/ });
  await expect(rolling).toHaveAttribute("aria-disabled", "true");
  await expect(rolling).toContainText(/at least three zones/);
});
