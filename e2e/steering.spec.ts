import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { OwnConsole } from "./own-console";

/** `ob_order`: three zones with two servers each. */
const CLUSTER = 2;
const SERVER = 8;

let own: OwnConsole;

test.use({ allowed: /40[49]/ });
test.setTimeout(300_000);
test.beforeAll(async () => {
  test.setTimeout(300_000);
  own = await OwnConsole.start();
  await own.whole(CLUSTER);
});
test.afterAll(() => own?.stop());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** A restart that has failed at the start of the process, open in the browser. */
async function failedRestart(page: Page): Promise<number> {
  await own.fault(CLUSTER, SERVER, { kind: "exits-at-once" });
  const { data } = await own.call("POST", `/ob/clusters/${CLUSTER}/servers/${SERVER}/restart`);
  expect(await own.ended(data.id)).toBe("FAILED");
  await own.fault(CLUSTER, SERVER);
  await own.signIn(page);
  await page.goto(`${own.address}/tasks/${data.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Restart OB server");
  return data.id;
}

async function steer(page: Page, action: string, confirm: string, reason: string): Promise<void> {
  await button(page, action).first().click();
  const panel = page.getByTestId("steer-panel");
  await panel.getByLabel(/^Reason/).fill(reason);
  await panel.getByRole("button", { name: confirm }).click();
  await expect(panel).toHaveCount(0);
}

const eventsOf = async (taskId: number) => {
  const { data } = await own.call("GET", `/tasks/instances/${taskId}/events`);
  return data.contents.map((one: { kind: string; reason?: string }) => [one.kind, one.reason]);
};

test("a failed task is looked at and retried, and its history says who and why", async ({
  page,
}) => {
  const taskId = await failedRestart(page);
  await expect(page.getByTestId("step-panel")).toContainText("Start observer process");
  await button(page, "Retry").first().click();
  const panel = page.getByTestId("steer-panel");
  await expect(panel.locator("[data-mark=again]")).toContainText("1 step runs again");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await steer(page, "Retry", "Retry now", "disk replaced");
  expect(await own.ended(taskId)).toBe("SUCCESSFUL");
  await expect(page.getByTestId("task-notice")).toHaveAttribute("data-status", "SUCCESSFUL");
  await page
    .getByRole("tab", { name: "History" })
    .or(page.getByRole("radio", { name: "History" }))
    .click();
  await expect(page.getByTestId("task-history")).toContainText("disk replaced");
  await own.settled(CLUSTER);
});

test("a failed step is skipped, and what waited for it goes on", async ({ page }) => {
  await own.fault(CLUSTER, SERVER, { kind: "stop-refused" });
  const { data } = await own.call("POST", `/ob/clusters/${CLUSTER}/servers/${SERVER}/stop`);
  expect(await own.ended(data.id)).toBe("FAILED");
  await own.fault(CLUSTER, SERVER);
  await own.signIn(page);
  await page.goto(`${own.address}/tasks/${data.id}`);
  await expect(page.getByTestId("step-panel")).toContainText("Stop server");
  await steer(page, "Skip step", "Skip now", "its service is stopped by hand");
  expect(await own.ended(data.id)).toBe("SUCCESSFUL");
  expect(await eventsOf(data.id)).toContainEqual([
    "SUBTASK_SKIP",
    "its service is stopped by hand",
  ]);
  await own.whole(CLUSTER);
});

test("a failed task is rolled back, and the server runs as before", async ({ page }) => {
  const taskId = await failedRestart(page);
  await steer(page, "Roll back", "Roll back now", "not today");
  expect(await own.ended(taskId)).toBe("SUCCESSFUL");
  await expect(page.getByText("Rolled back").first()).toBeVisible();
  await own.settled(CLUSTER);
});

test("a failed task is given up, and nothing more can be done with it", async ({ page }) => {
  await failedRestart(page);
  await steer(page, "Give up", "Give up for good", "done by hand");
  await expect(page.getByText("Given up").first()).toBeVisible();
  const retry = button(page, "Retry").first();
  await expect(retry).toHaveAttribute("aria-disabled", "true");
  await expect(retry).toHaveAccessibleDescription(/given up/);
  await own.whole(CLUSTER);
});

test("a running step is canceled and the task can be retried", async ({ page }) => {
  await own.fault(CLUSTER, SERVER, { kind: "slow-boot", factor: 50 });
  const { data } = await own.call("POST", `/ob/clusters/${CLUSTER}/servers/${SERVER}/restart`);
  await own.signIn(page);
  await page.goto(`${own.address}/tasks/${data.id}`);
  await expect(page.getByTestId("step-panel")).toContainText("Wait observer active", {
    timeout: 120_000,
  });
  await steer(page, "Cancel step", "Cancel the step", "it takes too long");
  expect(await own.ended(data.id)).toBe("FAILED");
  await expect(page.getByText("Canceled").first()).toBeVisible();
  await own.fault(CLUSTER, SERVER);
  await steer(page, "Retry", "Retry now", "it may go on");
  expect(await own.ended(data.id)).toBe("SUCCESSFUL");
});
