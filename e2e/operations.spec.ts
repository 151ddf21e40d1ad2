import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { OwnConsole } from "./own-console";

/** `ob_order`: three zones with two servers each. */
const CLUSTER = 2;
const SERVERS = [7, 8, 9, 10, 11, 12];

let own: OwnConsole;

test.use({ allowed: /40[49]|412|ERR_FAILED/ });
test.setTimeout(300_000);
test.beforeAll(async () => {
  test.setTimeout(300_000);
  own = await OwnConsole.start();
  await own.whole(CLUSTER);
});
test.afterAll(() => own?.stop());

const open = async (page: Page, query: string) => {
  await own.signIn(page);
  await page.goto(`${own.address}/clusters/${CLUSTER}/plan?${query}`);
};
const run = (page: Page, name: string) =>
  page.getByTestId("plan-run").getByRole("button", { name, exact: true });

test("a rolling restart is planned, run and watched to its end", async ({ page }) => {
  await open(page, "action=ROLLING_RESTART&scope=CLUSTER&atOnce=1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan: Roll through cluster");
  await expect(page.getByText("At worst 4 of 6 serve")).toBeVisible();
  await page.getByLabel("Reason").fill("a patch");
  await run(page, "Roll through cluster").click();
  await expect(page).toHaveURL(/\/tasks\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rolling restart OB cluster");
  await expect(page.getByText("a patch")).toBeVisible();
  await expect(page.getByTestId("task-notice")).toHaveAttribute("data-status", "SUCCESSFUL", {
    timeout: 180_000,
  });
  await own.settled(CLUSTER);
});

test("a stop that would lose a majority is refused before it begins, and says which", async ({
  page,
}) => {
  const stop = await own.call("POST", `/ob/clusters/${CLUSTER}/servers/${SERVERS[0]}/stop`);
  expect(await own.ended(stop.data.id)).toBe("SUCCESSFUL");
  await open(page, `action=STOP&scope=SERVER&servers=${SERVERS[2]}`);
  await expect(page.getByText("Not possible now").first()).toBeVisible();
  const button = run(page, "Stop server");
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toHaveAccessibleDescription(/majority of log stream 1 of tenant sys/);
  await own.whole(CLUSTER);
});

test("a plan that is no longer true is not carried out; what has changed is shown", async ({
  page,
}) => {
  const [first] = SERVERS;
  await open(page, `action=RESTART&scope=SERVER&servers=${SERVERS[1]}`);
  await expect(run(page, "Restart server")).toBeEnabled();
  // The page itself would notice within seconds: it is kept from renewing its plan.
  await page.route("**/plan", (route) => route.abort());
  const stop = await own.call("POST", `/ob/clusters/${CLUSTER}/servers/${first}/stop`, {
    type: "STOP_SERVICE",
  });
  await own.ended(stop.data.id);
  await own.until("the stop is seen", async () => {
    const { data } = await own.call("GET", `/ob/clusters/${CLUSTER}/servers`);
    const server = data.contents.find((one: { id: number }) => one.id === first);
    return server.status === "SERVICE_STOPPED" ? true : undefined;
  });
  const refused = page.waitForResponse((answer) => answer.status() === 412);
  await run(page, "Restart server").click();
  await refused;
  await page.unroute("**/plan");
  await expect(page.getByText(/no longer as this plan saw it/)).toBeVisible();
  await expect(page.getByText(/: Running, now Service stopped/)).toBeVisible();
  await own.whole(CLUSTER);
});

test("what another task holds is refused with who holds it, and the way to it", async ({
  page,
}) => {
  const held = SERVERS[5] ?? 0;
  await open(page, `action=RESTART&scope=SERVER&servers=${held}`);
  await expect(run(page, "Restart server")).toBeEnabled();
  await own.fault(CLUSTER, held, { kind: "slow-boot", factor: 20 });
  // The page itself would notice within seconds: it is kept from renewing its plan.
  await page.route("**/plan", (route) => route.abort());
  const { data } = await own.call("POST", `/ob/clusters/${CLUSTER}/servers/${held}/restart`);
  const refused = page.waitForResponse((answer) => answer.status() === 409);
  await run(page, "Restart server").click();
  await refused;
  await expect(page.getByText("Nothing was done: another task is in the way")).toBeVisible();
  await expect(page.getByText("Restart OB server").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Follow it/ }).first()).toHaveAttribute(
    "href",
    `/tasks/${data.id}`,
  );
  await page.unroute("**/plan");
  await expect(run(page, "Restart server")).toHaveAttribute("aria-disabled", "true");
  await own.fault(CLUSTER, held);
  await own.ended(data.id);
  await own.whole(CLUSTER);
});

test("what takes the whole cluster down asks for its name", async ({ page }) => {
  await open(page, "action=STOP&scope=CLUSTER");
  await expect(page.getByText("High impact").first()).toBeVisible();
  const button = run(page, "Stop cluster");
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Type ob_order to go on").fill("ob_order");
  await button.click();
  await expect(page).toHaveURL(/\/tasks\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stop OB cluster");
  await expect(page.getByTestId("task-notice")).toHaveAttribute("data-status", "SUCCESSFUL", {
    timeout: 120_000,
  });
});
