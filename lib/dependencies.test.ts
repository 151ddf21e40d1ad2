import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));

interface Locked {
  license?: string;
  hasInstallScript?: true;
  resolved?: string;
}

const locked: [string, Locked][] = Object.entries<Locked>(
  JSON.parse(read("package-lock.json")).packages,
).filter(([path]) => path !== "");

/** Those that let an Apache-2.0 product use them as they are; LGPL and MPL as libraries of their own. */
const LICENSES = [
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"],
  ...["Python-2.0", "CC-BY-4.0", "MPL-2.0", "LGPL-3.0-or-later", "SIL OPEN FONT LICENSE"],
];

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, "");

test("every package has a licence that goes with Apache-2.0", () => {
  const foreign = locked.filter(([, { license = "none" }]) =>
    license.split(/ (?:AND|OR) /).some((one) => !LICENSES.includes(one.replace(/[()]/g, ""))),
  );
  expect(foreign.map(([path, { license }]) => `${nameOf(path)}: ${license}`)).toEqual([]);
});

test("only packages that docs/security.md lists may run a script when they are installed", () => {
  const security = read("docs/security.md");
  const listed = [...security.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, name]) => name ?? []);
  const fits = (name: string) =>
    listed.some((one) => one === name || (one.endsWith("/*") && name.startsWith(one.slice(0, -1))));
  const scripted = locked.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
  expect(scripted.length).toBeGreaterThan(0);
  expect(scripted.filter((name) => !fits(name))).toEqual([]);
  expect(Object.keys(manifest.allowScripts).filter((name) => !fits(name))).toEqual([]);
});

test("versions are pinned, and no download address is recorded", () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const loose = Object.entries<string>(wanted).filter(([, version]) => !/^\d/.test(version));
  expect(loose).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
});
