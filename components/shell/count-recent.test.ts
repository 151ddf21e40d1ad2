import { expect, it } from "vitest";
import { countRecent } from "./count-recent";

const NOW = Date.parse("2026-01-02T12:00:00Z");
const endedAt = (finishTime: string) => ({ finishTime });

it("counts what ended within a day and no earlier", () => {
  const tasks = [endedAt("2026-01-02T11:00:00Z"), endedAt("2026-01-01T11:59:00Z"), {}];

  expect(countRecent(tasks, NOW)).toEqual({ count: 1, orMore: false });
});

it("says that there may be more when the whole page is recent", () => {
  const tasks = [endedAt("2026-01-02T11:00:00Z"), endedAt("2026-01-02T10:00:00Z")];

  expect(countRecent(tasks, NOW, 2)).toEqual({ count: 2, orMore: true });
});
