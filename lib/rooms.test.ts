import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The rooms, and the rooms each may import from: the table of ARCHITECTURE.md, which must agree. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  contract: [],
  process: [],
  store: ["contract", "process"],
  drivers: ["contract"],
  engine: ["contract", "process", "store"],
  access: ["contract", "process", "store"],
  operations: ["contract", "process", "store", "drivers", "engine", "access"],
  http: ["contract", "process", "store", "access"],
  simulator: ["contract"],
  console: [
    ...["contract", "process", "store", "drivers", "engine", "access"],
    ...["operations", "http", "simulator"],
  ],
  client: ["contract"],
  components: ["contract", "client"],
  app: ["contract", "client", "access", "console", "components"],
};

const ROOM_OF = /^(lib\/\w+|components|app)\//;

const root = join(import.meta.dirname, "..");
const files = ["lib", "components", "app"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|conformance)\.tsx?$/.test(file));

const roomOf = (path: string) => ROOM_OF.exec(path)?.[1]?.replace("lib/", "") ?? "";

const importsOf = (file: string) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(
    ([, path]) => path ?? "",
  );

test.each(Object.entries(MAY_IMPORT))("%s imports only the rooms it may", (room, allowed) => {
  const broken = files
    .filter((file) => roomOf(file) === room)
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith("@/"))
        .map((path) => roomOf(`${path.slice(2)}/`))
        .filter((imported) => imported !== room && !allowed.includes(imported))
        .map((imported) => `${file} imports ${imported}`),
    );
  expect(broken).toEqual([]);
});

test("inside a room, imports are relative and never leave it", () => {
  const broken = files.flatMap((file) =>
    importsOf(file)
      .filter((path) =>
        path.startsWith("@/")
          ? roomOf(`${path.slice(2)}/`) === roomOf(file) &&
            roomOf(file).length > 0 &&
            file.startsWith("lib/")
          : path.startsWith("../../"),
      )
      .map((path) => `${file} imports ${path}`),
  );
  expect(broken).toEqual([]);
});

test("every file of lib belongs to a room", () => {
  const loose = files.filter((file) => file.startsWith("lib/") && !ROOM_OF.test(file));
  const free = ["testing", "bench", "cli"];
  const unknown = files.filter((file) => {
    const room = roomOf(file);
    return file.startsWith("lib/") && !(room in MAY_IMPORT) && !free.includes(room);
  });
  expect([...loose, ...unknown]).toEqual([]);
});

test("ARCHITECTURE.md shows the same table", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  for (const room of Object.keys(MAY_IMPORT).filter(
    (name) => name !== "app" && name !== "components",
  ))
    expect(text).toContain(`\`${room.includes("/") ? room : room}\``);
});

test("no source file is longer than 300 lines", () => {
  const long = files.filter(
    (file) => readFileSync(join(root, file), "utf8").split("\n").length > 301,
  );
  expect(long).toEqual([]);
});
