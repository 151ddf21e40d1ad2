import { startConsole } from "../console";
import { expect, Stranger, test as shared } from "./stranger";

const test = shared.extend<object, { strict: Stranger }>({
  strict: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const { address, stop } = await startConsole({
        ...{ OBDECK_DEMO: "off", OBDECK_ENGINE: "off", OBDECK_RATE_LIMIT: "5/1h" },
      });
      await use(new Stranger(address));
      await stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

test("every answer says how many calls are left while calls are limited", async ({ api }) => {
  for (const call of ["GET /ob/clusters", "GET /ob/clusters/999999", "GET /nothing"]) {
    const { headers } = await api.call(call);
    for (const name of ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"])
      expect(headers.get(name), name).toMatch(/^\d+$/);
  }
});

test("one call too many is 429 with OCP's body, until the time that it names", async ({
  strict,
}) => {
  const left: (string | null)[] = [];
  for (let call = 0; call < 5; call += 1)
    left.push((await strict.call("GET /profiles/me")).headers.get("ratelimit-remaining"));
  expect(left).toEqual(["4", "3", "2", "1", "0"]);

  for (const [language, words] of [
    ["en", /^More than 5 calls in 3600 seconds/],
    ["zh-CN", /^3600 秒内/],
  ] as const) {
    const headers = { "accept-language": language };
    const { status, json, ...refused } = await strict.call("GET /profiles/me", { headers });
    expect(status).toBe(429);
    expect(json).toMatchObject({ duration: 0, status: 429, successful: false, traceId: "" });
    expect(json.error).toEqual({ code: 0, message: expect.stringMatching(words) });
    expect("data" in json).toBe(false);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3500);
  }
  const other = await strict.call("GET /info", { as: "nobody" });
  expect(other.headers.get("ratelimit-remaining")).toBe("4");
  for (let call = 0; call < 8; call += 1)
    expect((await strict.call("GET /time", { as: "nobody" })).status).toBe(200);
});
