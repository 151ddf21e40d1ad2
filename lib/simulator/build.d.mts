/** Where the bundle is, unless the caller says otherwise. */
export const OBSERVER_BUNDLE: string;
/** Builds the observer, unless the bundle is newer than its sources, and answers the bundle's path. */
export function buildObserver(outfile?: string): Promise<string>;
