/** `4.2.1.8` of `4.2.1.8_108000022024072217-…`. */
export const shortVersion = (version: string): string =>
  /^\d+(\.\d+)*/.exec(version)?.[0] ?? version;
