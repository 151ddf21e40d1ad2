import { syntaxError } from "./sql-error";

/** One word of a statement. */
export interface Token {
  kind: "name" | "number" | "string" | "variable" | "sign" | "end";
  text: string;
  /** Where it stands in the statement. */
  at: number;
}

const TOKEN =
  /\s*(?:(?<name>[A-Za-z_][\w$]*|`[^`]+`)|(?<number>\d+)|(?<string>'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*")|(?<variable>@@[\w.]+)|(?<sign><>|!=|>=|<=|[(),.*=<>]))/y;

/** Splits a statement into words; whatever it does not know is a syntax error. */
export function tokens(sql: string): Token[] {
  const text = sql.trim().replace(/;$/, "").trimEnd();
  const found: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    const [kind, word] = Object.entries(groups ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined || word === undefined) throw syntaxError(text.slice(start).trim());
    // The names of the pattern's groups are the kinds of a token.
    found.push({ kind: kind as Token["kind"], text: unquote(word), at: start });
  }
  found.push({ kind: "end", text: "", at: text.length });
  return found;
}

function unquote(word: string): string {
  const quote = word[0];
  if (quote === "`") return word.slice(1, -1);
  if (quote !== "'" && quote !== '"') return word;
  return word.slice(1, -1).replaceAll("''", "'").replace(/\\(.)/g, "$1");
}
