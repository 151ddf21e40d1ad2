import { expect } from "@playwright/test";
import { signIn, test } from "./fixtures";

test("every page is there in Chinese and in English, and the choice is kept", async ({ page }) => {
  await signIn(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "中文" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("集群");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.goto("/tasks");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("任务");
  await page.goto("/clusters/2");
  await expect(page.getByRole("table")).toContainText("运行中");

  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("table")).toContainText("Running");
});

test("an error of the API is in the caller's language", async ({ page }) => {
  await signIn(page);
  for (const [language, sentence] of [
    ["zh-CN", "集群 99 不存在"],
    ["en-US", "Cluster 99 does not exist"],
  ] as const) {
    const answer = await page.request.get("/api/v2/ob/clusters/99", {
      headers: { "accept-language": language },
    });
    expect(answer.status()).toBe(404);
    expect((await answer.json()).error).toEqual({ code: "OBE11001", message: sentence });
  }
});
