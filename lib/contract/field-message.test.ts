import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fieldMessage } from "./field-message";

const SERVED = ["page.ts", "task.ts", "user.ts", "cluster.ts", "system.ts"];

const sentences = readdirSync(import.meta.dirname)
  .filter((file) => SERVED.includes(file))
  .flatMap((file) => [
    ...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(
      /"(must [^"]+|is required)"/g,
    ),
  ])
  .map(([, sentence]) => sentence ?? "");

test.each([...new Set(sentences)])(
  "a request that is told “%s” is told so in Chinese too",
  (sentence) => {
    expect(fieldMessage(sentence, "en")).toBe(sentence);
    expect(fieldMessage(sentence, "zh")).toMatch(/[\u4e00-\u9fff]/);
  },
);
