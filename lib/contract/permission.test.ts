import { expect, test } from "vitest";
import { may, maySome } from "./permission";

test.each([
  ["**", "CLUSTER:1:UPDATE"],
  ["CLUSTER:*:READ", "CLUSTER:7:READ"],
  ["CLUSTER:7:*", "CLUSTER:7:READ"],
  ["TASK:*:READ", "CLUSTER:2:TASK:*:READ"],
  ["TASK:5:*", "CLUSTER:2:TASK:5:UPDATE"],
  ["CLUSTER:*:TASK:*:READ", "CLUSTER:2:TASK:*:READ"],
])("%s includes %s", (grant, need) => {
  expect(may([grant], need)).toBe(true);
});

test.each([
  ["CLUSTER:*:UPDATE", "CLUSTER:7:READ"],
  ["CLUSTER:7:*", "CLUSTER:*:READ"],
  ["CLUSTER:*:READ", "CLUSTER:2:TASK:*:READ"],
  ["CLUSTER:2:TASK:*:READ", "TASK:*:READ"],
  ["TASK:5:READ", "CLUSTER:2:TASK:*:READ"],
  ["TASK:*:READ", "CLUSTER:2:READ"],
])("%s does not include %s", (grant, need) => {
  expect(may([grant], need)).toBe(false);
});

test.each([
  ["CLUSTER:3:READ", "CLUSTER:?:READ", true],
  ["CLUSTER:3:UPDATE", "CLUSTER:?:READ", false],
  ["CLUSTER:3:TASK:*:READ", "CLUSTER:?:READ", false],
  ["CLUSTER:3:TASK:*:READ", "TASK:?:READ", true],
  ["TASK:9:READ", "TASK:?:READ", true],
  ["HOST:*:READ", "TASK:?:READ", false],
])("with %s a list of %s shows something: %s", (grant, list, shows) => {
  expect(maySome([grant], list)).toBe(shows);
});
