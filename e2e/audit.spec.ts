import { readFileSync } from "node:fs";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { ADMIN_PASSWORD } from "../lib/testing/console-process";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { basic, makeUser, PASSWORD } from "./people";

const ACTOR = "audited.one";
const READER = "auditor.one";

test.use({ allowed: /40[0-9]/ });

test.beforeAll(async ({ playwright, baseURL }) => {
  await makeUser(playwright, baseURL, { name: READER, roles: ["AUDIT_VIEWER", "CLUSTER_VIEWER"] });
  await makeUser(playwright, baseURL, { name: ACTOR, roles: ["CLUSTER_MANAGER", "TASK_MANAGER"] });
});

/** Ends a session that there is not, which is refused and noted. */
const act = (request: APIRequestContext, times = 1) =>
  Promise.all(
    Array.from({ length: times }, () =>
      request.delete("/api/v2/profiles/me/sessions/999999", { headers: basic(ACTOR, PASSWORD) }),
    ),
  );

const rows = (page: Page) => page.getByTestId(/^event-/);
const idOfFirst = (page: Page) => rows(page).first().getAttribute("data-testid");

test("what was refused is found by who, what and how it ended, and tells all that was noted", async ({
  page,
  request,
}) => {
  const refused = await request.post("/api/v2/ob/clusters/1/servers/1/start", {
    headers: basic(ACTOR, PASSWORD),
    data: { reason: "drill at noon" },
  });
  const { traceId } = await refused.json();
  await signIn(page, READER, PASSWORD);
  await page.goto("/settings/audit");
  await page.getByRole("searchbox", { name: "Search by user name" }).fill(ACTOR);
  await page.getByRole("radio", { name: "Refused or failed" }).click();
  await page.getByRole("combobox", { name: "Event" }).selectOption("START_OB_SERVER");
  await page.getByRole("combobox", { name: "Time" }).selectOption("HOUR");

  await expect(page).toHaveURL(
    /user=audited\.one.*status=FAILED.*event=START_OB_SERVER.*last=HOUR/,
  );
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Refused");
  await expectNoViolations(page);

  const opener = rows(page).getByRole("button", { name: "Start server" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Start server" });
  await expect(panel).toContainText("drill at noon");
  await expect(panel).toContainText(traceId);
  await expect(panel).toContainText("POST /api/v2/ob/clusters/1/servers/1/start");
  await expect(panel.getByRole("link", { name: "ob_pay" })).toHaveAttribute("href", "/clusters/1");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(opener).toBeFocused();

  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/settings\/audit$/);
});

test("what was done leads to its task", async ({ page, request }) => {
  const started = await request.post("/api/v2/ob/clusters/3/restart", {
    headers: basic("admin", ADMIN_PASSWORD),
    data: { force: true, reason: "seen from the audit" },
  });
  const { data } = await started.json();
  await signIn(page, READER, PASSWORD);
  await page.goto(`/settings/audit?task=${data.id}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Restart cluster");
  await expect(rows(page).getByRole("link", { name: "ob_report" })).toBeVisible();
  await rows(page)
    .getByRole("link", { name: `Task ${data.id}` })
    .click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${data.id}$`));
});

test("the export holds what the filter lets through, all of it and nothing else", async ({
  page,
  request,
}) => {
  await act(request, 25);
  await signIn(page, READER, PASSWORD);
  await page.goto(`/settings/audit?user=${ACTOR}&event=END_MY_SESSION`);
  const total = page.getByText(/^\d+ events$/);
  await expect(total).toBeVisible();
  const count = Number.parseInt((await total.textContent()) ?? "", 10);
  expect(count).toBeGreaterThan(20);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^obdeck-audit-\d{14}\.csv$/);
  const [head, ...lines] = readFileSync(await (await downloading).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(head).toMatch(/^id,endTime,operatorName,/);
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(line).toMatch(new RegExp(`,${ACTOR},.*,END_MY_SESSION,`));
});

test("the first page follows what happens; a later one stands still while it is read", async ({
  page,
  request,
}) => {
  await act(request, 25);
  await signIn(page, READER, PASSWORD);
  await page.goto(`/settings/audit?user=${ACTOR}&event=END_MY_SESSION&size=10`);
  await expect(rows(page)).toHaveCount(10);
  const opener = rows(page).first().getByRole("button");
  const before = await idOfFirst(page);
  await opener.focus();
  await act(request);
  await expect.poll(() => idOfFirst(page)).not.toBe(before);
  await expect(page.getByTestId(before ?? "").getByRole("button")).toBeFocused();

  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText(/^As it was at/)).toBeVisible();
  const second = await idOfFirst(page);
  await act(request, 3);
  await page.reload();
  await expect(rows(page)).toHaveCount(10);
  expect(await idOfFirst(page)).toBe(second);
  await page.getByRole("button", { name: "Newest events" }).click();
  await expect(page.getByText(/^As it was at/)).toBeHidden();
});

test("nothing that fits is said so, and times are chosen to the minute", async ({ page }) => {
  await signIn(page, READER, PASSWORD);
  await page.goto("/settings/audit?user=nobody.of.this.name");
  await expect(page.getByText("No event matches")).toBeVisible();
  await expect(page.getByRole("button", { name: "Export as CSV" })).toHaveAccessibleDescription(
    "No event fits these filters.",
  );
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await page.getByRole("combobox", { name: "Time" }).selectOption("CUSTOM");
  await page.getByLabel("From", { exact: true }).fill("2020-01-02T03:04");
  await page.getByLabel("Before", { exact: true }).fill("2020-01-03T00:00");
  await expect(page).toHaveURL(/from=2020-01-0.*to=2020-01-0/);
  await expect(page.getByText("No event matches")).toBeVisible();
});

test("without the right to it, the page says which right is missing", async ({
  page,
  playwright,
  baseURL,
}) => {
  await makeUser(playwright, baseURL, { name: "not.an.auditor", roles: ["CLUSTER_VIEWER"] });
  await signIn(page, "not.an.auditor", PASSWORD);
  await page.goto("/settings/audit");
  await expect(page.getByText("You may not read the audit")).toBeVisible();
  await expect(page.getByText(/AUDIT:\*:READ/)).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});
