import { rmSync } from "node:fs";

/** Removes the data directory of the console that the tests ran against. */
export default function removeData(): void {
  const directory = process.env.OBDECK_TEST_DATA;
  if (directory) rmSync(directory, { recursive: true, force: true });
}
