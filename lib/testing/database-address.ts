/** The migrated database that every test's database is cloned from. */
export const TEMPLATE = "obdeck_template";

/** The same server, another database. */
export function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
