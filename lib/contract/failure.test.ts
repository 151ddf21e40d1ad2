import { expect, test } from "vitest";
import { FAILURES } from "./failure";

const placesOf = (text: string): string[] => [...new Set(text.match(/\{\d\}/g))].sort();

test.each(Object.entries(FAILURES))(
  "%s says in Chinese what it says in English, with the same facts",
  (_, { status, en, zh }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(en).toMatch(/^([A-Z{]|stateVersion)/);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(placesOf(zh)).toEqual(placesOf(en));
  },
);
