import { expect, test } from "vitest";
import { bounded } from "./bounded";

const never = () => new Promise<never>(() => undefined);
const control = (withinMs: number, signal = new AbortController().signal) => ({
  signal,
  deadline: Date.now() + withinMs,
});

test("a call that ends in time answers", async () => {
  await expect(bounded(control(10_000), "it", "not_done", async () => 5)).resolves.toBe(5);
});

test("a call past its deadline fails, and its work is told", async () => {
  let told = false;
  const call = bounded(control(20), "The call", "unknown", ({ signal }) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return never();
  });
  await expect(call).rejects.toMatchObject({
    ...{ kind: "timeout", retryable: true, outcome: "unknown", hint: "call.late" },
    message: "The call did not end in time",
  });
  expect(told).toBe(true);
});

test("an aborted call fails without waiting for its work", async () => {
  const abort = new AbortController();
  const call = bounded(control(60_000, abort.signal), "it", "not_done", never);
  abort.abort();
  await expect(call).rejects.toMatchObject({ retryable: false, hint: "call.stopped" });
});

test("work is not begun under a signal that has fired", async () => {
  let begun = false;
  const call = bounded(control(60_000, AbortSignal.abort()), "it", "not_done", async () => {
    begun = true;
  });
  await expect(call).rejects.toMatchObject({ hint: "call.stopped" });
  expect(begun).toBe(false);
});

test("a deadline further away than a timer can count does not fire at once", async () => {
  const far = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };
  await expect(bounded(far, "it", "not_done", async () => "done")).resolves.toBe("done");
});
