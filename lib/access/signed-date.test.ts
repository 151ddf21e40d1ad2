import { expect, test } from "vitest";
import { isRecent, parseSignedDate, SIGNED_WITHIN_MS } from "./signed-date";

test.each([
  ["Tue, 17 Jan 2023 09:13:57 GMT", "2023-01-17T09:13:57Z"],
  ["Tue, 3 Jan 2023 09:13:57 GMT", "2023-01-03T09:13:57Z"],
  ["Tue, 03 Jan 2023 09:13:57 UTC", "2023-01-03T09:13:57Z"],
  ["Tue, 03 Jan 2023 17:13:57 +0800", "2023-01-03T09:13:57Z"],
  ["Tue, 03 Jan 2023 05:43:57 -0330", "2023-01-03T09:13:57Z"],
  ["Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00Z"],
])("%s is %s", (text, moment) => {
  expect(parseSignedDate(text)?.toISOString()).toBe(new Date(moment).toISOString());
});

test.each([
  ...["", "now", "1673946837", "2023-01-17T09:13:57Z", "17 Jan 2023 09:13:57 GMT"],
  ...[
    "Wed, 17 Jan 2023 09:13:57 GMT",
    "Tue, 32 Jan 2023 09:13:57 GMT",
    "Tue, 17 Jan 2023 09:13:57",
  ],
  ...[
    "Thu, 30 Feb 2024 00:00:00 GMT",
    "Tue, 17 Jan 2023 24:00:00 GMT",
    "tue, 17 jan 2023 09:13:57 gmt",
  ],
  ...[
    "Tue, 17 Jan 2023 09:13:57 GMT, Tue, 17 Jan 2023 09:13:57 GMT",
    "Tue, 17 Jan 2023 09:13:57 CST",
  ],
  ...[
    " Tue, 17 Jan 2023 09:13:57 GMT",
    "Tuesday, 17-Jan-23 09:13:57 GMT",
    "Tue Jan 17 09:13:57 2023",
  ],
])("%s is no date of a signed request", (text) => {
  expect(parseSignedDate(text)).toBeUndefined();
});

test("a date counts for less than fifteen minutes, either way", () => {
  const date = new Date("2023-01-17T09:13:57Z");
  for (const sign of [-1, 1]) {
    expect(isRecent(date, date.getTime() + sign * (SIGNED_WITHIN_MS - 1))).toBe(true);
    expect(isRecent(date, date.getTime() + sign * SIGNED_WITHIN_MS)).toBe(false);
  }
});
