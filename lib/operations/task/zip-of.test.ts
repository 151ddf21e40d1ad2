import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zipOf } from "./zip-of";

async function* textOf(...pieces: string[]): AsyncGenerator<string> {
  yield* pieces;
}

test("what was put in comes out", async () => {
  const zip = zipOf([
    { name: "one.txt", open: () => textOf("one\n", "中文 \u{1f680}\n") },
    { name: "empty.txt", open: () => textOf() },
  ]);
  const files = unzipSync(new Uint8Array(await new Response(zip).arrayBuffer()));
  expect(Object.keys(files)).toEqual(["one.txt", "empty.txt"]);
  expect(strFromU8(files["one.txt"] ?? new Uint8Array())).toBe("one\n中文 \u{1f680}\n");
  expect(files["empty.txt"]).toHaveLength(0);
});

test("a thousand large files are opened one by one as the reader comes to them, and closed with it", async () => {
  let opened = 0;
  const noise = () =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(48 * 1024))).toString("base64");
  const zip = zipOf(
    Array.from({ length: 1000 }, (_, index) => ({
      name: `${index}.log`,
      open() {
        opened += 1;
        return textOf(noise(), noise(), noise(), noise());
      },
    })),
  );
  const reader = zip.getReader();
  for (let bytes = 0; bytes < 1024 * 1024; ) bytes += (await reader.read()).value?.length ?? 0;
  expect(opened).toBeGreaterThan(2);
  expect(opened).toBeLessThan(30);
  await reader.cancel();
  const then = opened;
  await new Promise((done) => setTimeout(done, 50));
  expect(opened).toBe(then);
});

test("a file that cannot be read breaks the zip off", async () => {
  const zip = zipOf([
    { name: "good.txt", open: () => textOf("good") },
    {
      name: "bad.txt",
      async *open() {
        yield "so far";
        throw new Error("the database is gone");
      },
    },
  ]);
  await expect(new Response(zip).arrayBuffer()).rejects.toThrow("the database is gone");
});
