import "server-only";
import { readFile } from "node:fs/promises";
import { FleetFile } from "@/lib/contract/fleet-file";

/** Reads and checks a fleet file, or throws a sentence that names the file, the field and the fix. */
export async function readFleetFile(path: string): Promise<FleetFile> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`The fleet file ${path} cannot be read (${cause.code})`, { cause });
  });
  const parsed = FleetFile.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The fleet file ${path} cannot be used:\n  ${lines.join("\n  ")}`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The fleet file ${path} is not JSON`);
  }
}
