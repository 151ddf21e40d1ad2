import { expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./axe";
import { signIn, test } from "./fixtures";
import { type Look, lookAt } from "./look";

test.use({ allowed: /404/ });
test.setTimeout(180_000);

const LOOKS: Look[] = [
  { theme: "light", locale: "en", width: 1440 },
  { theme: "dark", locale: "zh", width: 1440 },
  { theme: "dark", locale: "en", width: 390 },
  { theme: "light", locale: "zh", width: 390 },
];

/** The id of a task that has failed, so that its page shows everything it can. */
async function failedTask(page: Page): Promise<number> {
  const newest = async () => {
    const answer = await page.request.get("/api/v2/tasks/instances?status=FAILED&size=1");
    return (await answer.json()).data.contents[0]?.id;
  };
  if ((await newest()) === undefined)
    await page.request.post("/api/v2/ob/clusters/1/servers/3/start", {
      headers: { origin: new URL(page.url()).origin },
    });
  await expect.poll(newest, { timeout: 60_000 }).toBeDefined();
  return newest();
}

for (const { theme, locale, width } of LOOKS) {
  test(`axe finds nothing on any page, ${theme}, ${locale}, ${width} px`, async ({
    page,
    context,
  }) => {
    await signIn(page);
    await lookAt(page, { theme, locale, width });
    const taskId = await failedTask(page);

    for (const path of [
      "/clusters",
      "/clusters/1",
      "/clusters/2/plan?action=RESTART&scope=ZONE&zone=zone1",
      "/tasks",
      `/tasks/${taskId}`,
      `/tasks/${taskId}?view=list`,
      `/tasks/${taskId}?view=history`,
      "/clusters/999",
      "/settings/users",
      "/settings/roles",
      "/settings/audit",
      "/settings/keys",
      "/settings/sessions",
      "/settings/password",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[class*=animate-pulse]")).toHaveCount(0);
      await expectNoViolations(page);
    }

    await context.clearCookies({ name: "obdeck_session" });
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page);
  });
}
