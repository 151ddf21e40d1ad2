export const THEME_COOKIE = "obdeck_theme";

export type Theme = "system" | "light" | "dark";

/** The theme chosen before, else that of the system. */
export const themeOf = (cookie: string | undefined): Theme =>
  cookie === "light" || cookie === "dark" ? cookie : "system";
