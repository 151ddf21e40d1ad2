const KEPT = ["PATH", "HOME", "USER", "LANG", "TZ", "TMPDIR", "LD_LIBRARY_PATH"];

/** The environment that an observer gets: nothing of the console's settings and secrets. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { NODE_ENV: "production", ...kept };
}
