import Bowser from "bowser";

/** What a session is used with, as far as its `User-Agent` says. */
export interface BrowserFacts {
  /** Name and main version: `Firefox 128`; of another program, the first word it says. */
  browser: string | undefined;
  system: string | undefined;
}

const MOST_LETTERS = 64;

/** Reads a `User-Agent`. Systems are without their version, which browsers no longer tell truly. */
export function browserOf(userAgent: string | undefined): BrowserFacts {
  const text = userAgent?.trim();
  if (!text) return { browser: undefined, system: undefined };
  const { browser, os } = Bowser.parse(text);
  if (!os.name) return { browser: programOf(text), system: undefined };
  const version = browser.version?.split(".", 1)[0];
  return {
    browser: browser.name && [browser.name, version].filter(Boolean).join(" "),
    system: os.name,
  };
}

/** `curl/8.5.0` is curl 8.5.0. */
const programOf = (text: string): string =>
  (text.split(/\s/, 1)[0] ?? text).replace("/", " ").slice(0, MOST_LETTERS);
