import "server-only";
import { z } from "zod";
import { LOG_LEVELS } from "./log-level";
import { RateLimitSetting } from "./rate-limits";
import { SsoSettings } from "./sso-settings";
import { TrustedProxiesSetting } from "./trusted-proxies";

const onOff = z.enum(["on", "off"], 'must be "on" or "off"');

const OLDER_KEYS = "must be a comma list of keys, each of 64 hexadecimal digits";

/** Every setting of the console, as read from the environment. README and .env.example list them. */
const Settings = z.object({
  OBDECK_DATA: z.string().min(1).default("./data"),
  OBDECK_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgres:// address")
    .optional(),
  OBDECK_ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  OBDECK_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits (32 bytes)")
    .optional(),
  OBDECK_SECRET_KEY_OLD: z
    .string()
    .transform((text) => text.split(",").map((key) => key.trim()))
    .pipe(z.array(z.string().regex(/^[0-9a-f]{64}$/i, OLDER_KEYS)))
    .default([]),
  OBDECK_FLEET: z.string().min(1).optional(),
  OBDECK_DEMO: onOff.default("on"),
  OBDECK_SIM_SPEED: z.coerce
    .number("must be a number from 0.1 to 100")
    .min(0.1, "must be a number from 0.1 to 100")
    .max(100, "must be a number from 0.1 to 100")
    .default(1),
  OBDECK_ENGINE: onOff.default("on"),
  OBDECK_ENGINE_SLOTS: z.coerce
    .number("must be a whole number from 1 to 500")
    .int("must be a whole number from 1 to 500")
    .min(1, "must be a whole number from 1 to 500")
    .max(500, "must be a whole number from 1 to 500")
    .default(64),
  OBDECK_OBSERVE_MS: z.coerce
    .number("must be a number of milliseconds from 200 to 600000")
    .int("must be a number of milliseconds from 200 to 600000")
    .min(200, "must be a number of milliseconds from 200 to 600000")
    .max(600_000, "must be a number of milliseconds from 200 to 600000")
    .default(5000),
  OBDECK_LEASE_MS: z.coerce
    .number("must be a number of milliseconds from 1000 to 60000")
    .int("must be a number of milliseconds from 1000 to 60000")
    .min(1000, "must be a number of milliseconds from 1000 to 60000")
    .max(60_000, "must be a number of milliseconds from 1000 to 60000")
    .default(5000),
  OBDECK_RATE_LIMIT: z.string().default("1000/10s,3000/1m").pipe(RateLimitSetting),
  /** `lib/cli/tls.mjs` reads both, before there is a server. */
  OBDECK_TLS_CERT: z.string().optional(),
  OBDECK_TLS_KEY: z.string().optional(),
  OBDECK_TRUSTED_PROXIES: z.string().default("127.0.0.0/8,::1").pipe(TrustedProxiesSetting),
  ...SsoSettings.shape,
  OBDECK_BASIC: onOff.default("on"),
  OBDECK_SESSION_IDLE_MINUTES: z.coerce
    .number("must be a whole number of minutes from 1 to 1440")
    .int("must be a whole number of minutes from 1 to 1440")
    .min(1, "must be a whole number of minutes from 1 to 1440")
    .max(1440, "must be a whole number of minutes from 1 to 1440")
    .default(120),
  OBDECK_SESSION_HOURS: z.coerce
    .number("must be a whole number of hours from 1 to 720")
    .int("must be a whole number of hours from 1 to 720")
    .min(1, "must be a whole number of hours from 1 to 720")
    .max(720, "must be a whole number of hours from 1 to 720")
    .default(24),
  OBDECK_LOG_LEVEL: z.enum(LOG_LEVELS, "must be debug, info, warn or error").default("info"),
});
export type Settings = z.infer<typeof Settings>;

/** Names that the console's own programs pass to each other, and those of its tests. */
const isSetting = (name: string): boolean =>
  name.startsWith("OBDECK_") && !/^OBDECK_(PRIVATE|TEST)_/.test(name);

/** Reads the environment, or throws one error that names each wrong variable and what it must be. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => isSetting(name) && value !== ""),
  );
  const parsed = Settings.strict().safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `${key} is not a setting of OBDeck; see .env.example`)
      : [`${String(issue.path[0])} ${issue.message}`],
  );
  throw new Error(`The settings cannot be used:\n  ${lines.join("\n  ")}`);
}
