import { judgePassword } from "@/lib/contract/user";

/** What is typed into the form. */
export interface Typed {
  current: string;
  fresh: string;
  again: string;
}

/** What is wrong with it, and at which field. */
export interface Gap {
  field: keyof Typed;
  reason: "missing" | "unfit" | "same" | "different";
}

/** The first thing that keeps a password from being changed; undefined when the console may be asked. */
export function findGap({ current, fresh, again }: Typed): Gap | undefined {
  if (current === "") return { field: "current", reason: "missing" };
  const { isLengthRight, areKindsEnough } = judgePassword(fresh);
  if (!isLengthRight || !areKindsEnough) return { field: "fresh", reason: "unfit" };
  if (fresh === current) return { field: "fresh", reason: "same" };
  return fresh === again ? undefined : { field: "again", reason: "different" };
}
