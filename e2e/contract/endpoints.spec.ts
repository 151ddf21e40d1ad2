import { bodyFor, callWith, ENDPOINTS, isEnough } from "./endpoints";
import { expect, test } from "./stranger";

/** Many calls, which a busy machine is given the time for. */
test.describe.configure({ timeout: 600_000 });

/** Does one thing for many, a few at the same time. */
async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const changing = ENDPOINTS.filter(({ method }) => method !== "GET");

test("the endpoints that these tests know are exactly those that the console describes", async ({
  api,
}) => {
  const { json } = await api.call("GET /openapi.json", { as: "nobody" });
  const described = Object.entries<object>(json.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = ENDPOINTS.map(({ method, path }) =>
    path.startsWith("/api/") ? `${method} ${path}` : `${method} /api/v2${path}`,
  );
  expect(described.sort()).toEqual(known.sort());
});

test("who is not signed in is refused everywhere but at the door", async ({ api }) => {
  const closed = ENDPOINTS.filter(({ who }) => who !== "anyone");
  await forEach(closed, async (endpoint) => {
    const options = { as: "nobody", body: bodyFor(endpoint) } as const;
    await api.refused(callWith(endpoint, 1), 401, "IAM10000", options);
  });
});

test("who may not is refused with 403, whether the object is there or not", async ({ api }) => {
  const ranks = [
    ["no.role", "everybody"],
    ["viewer.one", "viewer"],
    ["manager.one", "manager"],
  ] as const;
  for (const [as, rank] of ranks) {
    const denied = ENDPOINTS.filter((one) => !isEnough(rank, one));
    await forEach(denied, async (endpoint) => {
      for (const id of endpoint.unknown ? [1, 999_999] : [1])
        await api.refused(callWith(endpoint, id), 403, "COM10009", {
          ...{ as, body: bodyFor(endpoint) },
        });
    });
  }
});

test("an id of nothing is 404 with the code of what is missing", async ({ api }) => {
  await forEach(ENDPOINTS, async (endpoint) => {
    if (!endpoint.unknown) return;
    for (const id of [999_999, 3_000_000_000, "9007199254740991"])
      await api.refused(callWith(endpoint, id), 404, endpoint.unknown, { body: bodyFor(endpoint) });
  });
});

test("what is no id is 400 and says which one", async ({ api }) => {
  await forEach(ENDPOINTS, async (endpoint) => {
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const ids = names.filter((name) => name !== "zoneName");
    if (ids.length === 0) return;
    for (const id of ["0", "1.5", "0x1", "-1", "one"]) {
      const options = { body: bodyFor(endpoint) };
      const { json } = await api.refused(callWith(endpoint, id), 400, "COM10001", options);
      expect(json.error.subErrors.map(({ field }: { field: string }) => field)).toEqual(ids);
      expect(json.error.subErrors[0].rejectedValue).toBe(id);
    }
  });
});

test("a body without what it must have is 400 and names every field", async ({ api }) => {
  for (const endpoint of ENDPOINTS.filter(({ fields }) => fields.length > 0)) {
    const call = callWith(endpoint, 1);
    const { json } = await api.refused(call, 400, "COM10001", { body: {} });
    const fields = json.error.subErrors.map(({ field }: { field: string }) => field);
    expect(fields.sort(), call).toEqual([...endpoint.fields].sort());
  }
});

test("a body that is not JSON is 400, of another type 415, too large 413", async ({ api }) => {
  const reading = changing.filter(({ method }) => method !== "DELETE");
  await forEach(reading, async (endpoint) => {
    const call = callWith(endpoint, 999_999);
    await api.refused(call, 400, "COM10003", { body: "{" });
    const headers = { "content-type": "text/plain" };
    await api.refused(call, 415, "COM10003", { body: "{}", headers });
  });
  const body = { name: "x".repeat(1024 * 1024) };
  for (const call of ["POST /iam/users", "POST /ob/clusters/999999/start"])
    await api.refused(call, 413, "COM10003", { body });
});

test("a method that is not served is 405 and says which are", async ({ api }) => {
  const paths = [...new Set(ENDPOINTS.map(({ path }) => path))];
  await forEach(paths, async (path) => {
    const own = ENDPOINTS.filter((one) => one.path === path).map(({ method }) => method);
    const call = path.replace("{zoneName}", "zone1").replace(/\{\w+\}/g, "1");
    const { headers } = await api.refused(`PATCH ${call}`, 405, "COM10008");
    const allowed = [...own, ...(own.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort();
    expect(headers.get("allow"), path).toBe(allowed.join(", "));
  });
});

test("a page of another site can change nothing", async ({ api }) => {
  await forEach(changing, async (endpoint) => {
    const options = { body: bodyFor(endpoint), headers: { origin: "https://other.example" } };
    await api.refused(callWith(endpoint, 999_999), 403, "IAM11000", options);
  });
});
