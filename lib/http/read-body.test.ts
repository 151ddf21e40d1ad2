import { expect, test } from "vitest";
import { bodyReader } from "./read-body";

test("a body that ends before its time is the caller's fault", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"name":'));
      controller.error(new Error("aborted"));
    },
  });
  const headers = { "content-type": "application/json" };
  // Node wants `duplex` with a stream, which the DOM's type does not know.
  const init = { method: "POST", headers, body, duplex: "half" };
  await expect(bodyReader(new Request("http://console.test/", init))()).rejects.toThrow(
    expect.objectContaining({ code: "COM10003.json" }),
  );
});
