/** Placeholder until the document is derived. */
export const openApiDocument = (version: string) => ({
  openapi: "3.1.0" as const,
  info: { version },
});
