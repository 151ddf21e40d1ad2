import "server-only";

/**
 * One value for the whole process. Next loads a module once for each of its bundles, so module state
 * exists several times; `globalThis` does not.
 */
export function singleton<T>(name: string, make: () => T): T {
  const holder = globalThis as typeof globalThis & { [key: symbol]: T | undefined };
  const key = Symbol.for(`obdeck.${name}`);
  holder[key] ??= make();
  return holder[key];
}
