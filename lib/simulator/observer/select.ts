import { syntaxError } from "./sql-error";
import { type Token, tokens } from "./tokens";

/** An expression this simulation can compute. */
export type Expression =
  | { kind: "literal"; value: string | number | null }
  | { kind: "column"; name: string }
  | { kind: "variable"; name: string }
  | { kind: "call"; name: string; args: Expression[] }
  | { kind: "signed"; of: Expression }
  | { kind: "times"; left: Expression; right: Expression };

export interface Condition {
  left: Expression;
  operator: "=" | "!=" | "in" | "null" | "not null";
  right: Expression[];
}

/** `SELECT items [FROM view [WHERE conditions] [ORDER BY keys] [LIMIT n]]`. */
export interface Select {
  items: { expression: Expression; name: string }[];
  from: { database: string | undefined; view: string } | undefined;
  where: Condition[];
  orderBy: { expression: Expression; descending: boolean }[];
  limit: number | undefined;
}

const NOT_AN_ALIAS = new Set(["FROM", "WHERE", "ORDER", "LIMIT", "AS"]);

/** Reads a SELECT of the small language that a console may use; anything more is a syntax error. */
export function parseSelect(sql: string): Select {
  return new SelectParser(sql).parse();
}

class SelectParser {
  private readonly words: Token[];
  private readonly sql: string;
  private next = 0;

  constructor(sql: string) {
    this.sql = sql.trim();
    this.words = tokens(sql);
  }

  parse(): Select {
    this.expect("SELECT");
    const items = this.list(() => this.item());
    const from = this.take("FROM") ? this.source() : undefined;
    const where = from && this.take("WHERE") ? this.conditions() : [];
    const orderBy = from && this.takeBoth("ORDER", "BY") ? this.list(() => this.orderKey()) : [];
    const limit = from && this.take("LIMIT") ? Number(this.advance("number").text) : undefined;
    if (this.peek().kind !== "end") throw this.error();
    return { items, from, where, orderBy, limit };
  }

  private item(): Select["items"][number] {
    const start = this.peek().at;
    const expression = this.expression();
    const written = this.sql.slice(start, this.peek().at).trim();
    const word = this.peek();
    if (this.take("AS")) return { expression, name: this.advance("name", "string").text };
    if (word.kind !== "name" || NOT_AN_ALIAS.has(word.text.toUpperCase()))
      return { expression, name: written };
    return { expression, name: this.advance("name").text };
  }

  private source(): Select["from"] {
    const first = this.advance("name").text;
    if (!this.take(".")) return { database: undefined, view: first };
    return { database: first, view: this.advance("name").text };
  }

  private conditions(): Condition[] {
    const found = [this.condition()];
    while (this.take("AND")) found.push(this.condition());
    return found;
  }

  private condition(): Condition {
    const left = this.expression();
    if (this.take("IS")) {
      const operator = this.take("NOT") ? "not null" : "null";
      this.expect("NULL");
      return { left, operator, right: [] };
    }
    if (this.take("IN")) {
      this.expect("(");
      const right = this.list(() => this.expression());
      this.expect(")");
      return { left, operator: "in", right };
    }
    if (this.take("=")) return { left, operator: "=", right: [this.expression()] };
    if (this.take("!=") || this.take("<>"))
      return { left, operator: "!=", right: [this.expression()] };
    throw this.error();
  }

  private orderKey(): Select["orderBy"][number] {
    const expression = this.expression();
    const descending = this.take("DESC");
    if (!descending) this.take("ASC");
    return { expression, descending };
  }

  private expression(): Expression {
    let left = this.term();
    while (this.take("*")) left = { kind: "times", left, right: this.term() };
    return left;
  }

  private term(): Expression {
    const word = this.advance("name", "number", "string", "variable");
    if (word.kind === "number") return { kind: "literal", value: Number(word.text) };
    if (word.kind === "string") return { kind: "literal", value: word.text };
    if (word.kind === "variable") return { kind: "variable", name: word.text.toLowerCase() };
    const name = word.text.toUpperCase();
    if (name === "NULL") return { kind: "literal", value: null };
    if (!this.take("(")) return { kind: "column", name };
    if (name === "CAST") return this.cast();
    if (this.take(")")) return { kind: "call", name, args: [] };
    const args = this.take("*") ? [] : this.list(() => this.expression());
    this.expect(")");
    return { kind: "call", name, args };
  }

  private cast(): Expression {
    const of = this.expression();
    this.expect("AS");
    this.expect("SIGNED");
    this.take("INTEGER");
    this.expect(")");
    return { kind: "signed", of };
  }

  private list<T>(each: () => T): T[] {
    const found = [each()];
    while (this.take(",")) found.push(each());
    return found;
  }

  private peek(ahead = 0): Token {
    return this.words[this.next + ahead] ?? { kind: "end", text: "", at: this.sql.length };
  }

  private is(text: string, ahead = 0): boolean {
    const word = this.peek(ahead);
    return word.kind !== "string" && word.text.toUpperCase() === text;
  }

  private take(text: string): boolean {
    const found = this.is(text);
    if (found) this.next += 1;
    return found;
  }

  private takeBoth(first: string, second: string): boolean {
    return this.is(first) && this.is(second, 1) && this.take(first) && this.take(second);
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.error();
  }

  private advance(...kinds: Token["kind"][]): Token {
    const word = this.peek();
    if (!kinds.includes(word.kind)) throw this.error();
    this.next += 1;
    return word;
  }

  private error() {
    return syntaxError(this.sql.slice(this.peek().at).trim());
  }
}
