import { expect, it } from "vitest";
import { en } from "@/components/i18n/messages";
import { endpoints } from "@/lib/contract/endpoints";
import { eventOf } from "./event-of";

const EVENTS = Object.keys(endpoints).map(eventOf);

it("every call that the audit may note has words in the console's languages", () => {
  const wordless = EVENTS.filter(
    ({ operationEvent, eventType }) =>
      !Object.hasOwn(en.audit.events, operationEvent) || !Object.hasOwn(en.audit.types, eventType),
  );
  expect(wordless).toEqual([]);
});

it("nothing has words that is never noted", () => {
  const noted = new Set(EVENTS.map(({ operationEvent }) => operationEvent));
  expect(Object.keys(en.audit.events).filter((name) => !noted.has(name))).toEqual([]);
});
