/** JSON as a jsonb column takes it: it has no NUL, which would fail the whole statement. */
export const jsonb = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "string" ? part.replaceAll("\0", "") : part,
  );
