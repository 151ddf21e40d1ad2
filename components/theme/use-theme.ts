"use client";

import { useSyncExternalStore } from "react";
import { rememberChoice } from "@/lib/client/remember-choice";
import { THEME_COOKIE, type Theme, themeOf } from "./theme";

const listeners = new Set<() => void>();

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

const read = (): Theme => themeOf(document.documentElement.dataset.theme);
const readOnServer = (): Theme => "system";

/** Changes the colors at once and remembers the choice; the server draws the next page in it. */
function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  rememberChoice(THEME_COOKIE, theme);
  for (const listener of listeners) listener();
}

/** The chosen theme, and how to choose another. */
export const useTheme = (): [Theme, (theme: Theme) => void] => [
  useSyncExternalStore(listen, read, readOnServer),
  setTheme,
];
