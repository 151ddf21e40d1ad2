import { basic, expect, test } from "./stranger";

/** How OCP's Terraform client calls: Basic, no Content-Type without a body, no page and no size. */
const TERRAFORM = { "user-agent": "Go-http-client/1.1", "accept-encoding": "gzip" };

test("the Terraform client sees the first ten clusters, with integers for ids", async ({ api }) => {
  const { status, text, json } = await api.call("GET /ob/clusters", { headers: TERRAFORM });
  expect(status).toBe(200);
  expect(json.data.page.size).toBe(10);
  for (const cluster of json.data.contents) {
    expect(Number.isInteger(cluster.id)).toBe(true);
    for (const key of ["name", "status", "type", "fullVersion"])
      expect(typeof cluster[key], key).toBe("string");
  }
  expect(text).not.toMatch(/"id":"/);
});

test("its refusals are read by a code that is a string", async ({ api }) => {
  const { status, json } = await api.call("GET /ob/clusters?size=0", { headers: TERRAFORM });
  expect([status, json.successful, json.status]).toEqual([400, false, 400]);
  expect(typeof json.error.code).toBe("string");
  expect(typeof json.error.message).toBe("string");
});

test("it waits for a task by the short path, by nothing but id, name and status", async ({
  api,
}) => {
  const { contents } = await api.data("GET /ob/clusters/1/servers", { headers: TERRAFORM });
  const stopped = contents.find((one: { status: string }) => one.status === "SERVICE_STOPPED");
  const { id } = await api.data(`POST /ob/clusters/1/servers/${stopped.id}/start`, {
    headers: TERRAFORM,
  });
  expect(Number.isInteger(id)).toBe(true);
  const first = await api.data(`GET /tasks/${id}`, { headers: TERRAFORM });
  expect(first).toMatchObject({ id, name: "Start OB server" });
  expect(["RUNNING", "SUCCESSFUL"]).toContain(first.status);
  expect(await api.ended(id)).toBe("SUCCESSFUL");
  expect((await api.call("GET /tasks/999999", { headers: TERRAFORM })).status).toBe(404);
});

test("the diagnosis tool follows a task by its data alone, and retries only what failed", async ({
  api,
}) => {
  const [task] = (await api.data("GET /tasks/instances?status=SUCCESSFUL&size=1")).contents;
  const headers = basic("admin", "Obdeck-test-1");
  const data = await api.data(`GET /tasks/instances/${task.id}`, { as: "nobody", headers });
  expect(data).toMatchObject({ id: task.id, name: task.name, status: "SUCCESSFUL" });
  await api.refused(`POST /tasks/instances/${task.id}/retry`, 400, "TSK10007", { headers });
});

test("a client of an old server asks with a body of nothing, of {} and of its own fields", async ({
  api,
}) => {
  for (const body of [
    undefined,
    {},
    { force: false },
    { freezeServer: true, type: "STOP_PROCESS" },
  ])
    await api.refused("POST /ob/clusters/999999/servers/1/stop", 404, "OBE11001", { body });
  const headers = { "content-type": "application/json" };
  await api.refused("POST /ob/clusters/999999/servers/1/stop", 404, "OBE11001", { headers });
});

test("an installer probes the time without credentials", async ({ api }) => {
  const { status, text } = await api.call("GET /time", { as: "nobody" });
  expect(status).toBe(200);
  expect(Math.abs(Date.parse(text) - Date.now())).toBeLessThan(60_000);
});

test("the time and the health are answered to a client that sends a JSON type on every GET", async ({
  api,
}) => {
  const headers = { "content-type": "application/json", "x-ocp-origin": "mcp-server" };
  for (const path of ["/time", "/ob/clusters", "/ob/clusters/2/zones/zone1/servers"])
    expect((await api.call(`GET ${path}`, { headers })).status).toBe(200);
});
