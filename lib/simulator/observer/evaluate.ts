import { type Condition, type Expression, parseSelect, type Select } from "./select";
import { SqlError, syntaxError } from "./sql-error";
import { compare, type ResultSet, type Value, type ValueType } from "./value";

/** A view: its columns in order, and its rows as they are now. */
export interface View {
  columns: Record<string, ValueType>;
  rows: Record<string, Value>[];
}

/** What a SELECT may look up beside the rows of its view. */
export interface Surroundings {
  /** A view of the current database or of the named one; throws 1046, 1049 or 1146. */
  view(database: string | undefined, name: string): View;
  /** A function without arguments or a system variable, e.g. `VERSION` or `@@version_comment`. */
  constant(name: string): { value: Value; type: ValueType } | undefined;
}

type Row = Record<string, Value>;

const NO_VIEW: View = { columns: {}, rows: [{}] };
const AGGREGATES = new Set(["MIN", "MAX", "COUNT"]);

/** Computes a SELECT; throws `SqlError` with the number the kernel would answer. */
export function evaluateSelect(sql: string, around: Surroundings): ResultSet {
  const select = parseSelect(sql);
  const view = select.from ? around.view(select.from.database, select.from.view) : NO_VIEW;
  const evaluator = new Evaluator(view, around);
  const columns = select.items.map(({ expression, name }) => ({
    name,
    type: evaluator.typeOf(expression),
  }));
  const rows = evaluator.filter(select.where);
  const picked = select.items.some(({ expression }) => isAggregate(expression))
    ? [rows]
    : evaluator.sort(rows, select.orderBy).map((row) => [row]);
  return {
    columns,
    rows: picked
      .slice(0, select.limit)
      .map((group) => select.items.map(({ expression }) => evaluator.value(expression, group))),
  };
}

const isAggregate = (expression: Expression): boolean =>
  expression.kind === "call" && AGGREGATES.has(expression.name);

class Evaluator {
  private readonly view: View;
  private readonly around: Surroundings;

  constructor(view: View, around: Surroundings) {
    this.view = view;
    this.around = around;
  }

  filter(where: readonly Condition[]): Row[] {
    for (const { left, right } of where) for (const side of [left, ...right]) this.typeOf(side);
    return this.view.rows.filter((row) => where.every((condition) => this.holds(condition, row)));
  }

  sort(rows: readonly Row[], keys: Select["orderBy"]): Row[] {
    for (const { expression } of keys) this.typeOf(expression);
    return [...rows].sort((one, other) => {
      for (const { expression, descending } of keys) {
        const order = compare(this.value(expression, [one]), this.value(expression, [other]));
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    });
  }

  /** The type of a result column; throws 1054 for a column that the view does not have. */
  typeOf(expression: Expression): ValueType {
    switch (expression.kind) {
      case "literal":
        return typeof expression.value === "number" ? "int" : "text";
      case "column":
        return this.column(expression.name);
      case "variable":
        return this.constant(expression.name).type;
      case "signed":
        this.typeOf(expression.of);
        return "int";
      case "times":
        return this.typeOf(expression.left) === "decimal" ? "decimal" : "int";
      case "call":
        return this.typeOfCall(expression.name, expression.args);
    }
  }

  /** The value for a row, or for the rows of an aggregate. */
  value(expression: Expression, rows: readonly Row[]): Value {
    switch (expression.kind) {
      case "literal":
        return expression.value;
      case "column":
        return rows[0]?.[expression.name] ?? null;
      case "variable":
        return this.constant(expression.name).value;
      case "signed":
        return truncate(this.value(expression.of, rows));
      case "times":
        return multiply(this.value(expression.left, rows), this.value(expression.right, rows));
      case "call":
        return this.call(expression.name, expression.args, rows);
    }
  }

  private typeOfCall(name: string, args: readonly Expression[]): ValueType {
    const [first] = args;
    if (name === "COUNT") return "int";
    if (name === "NOW") return "time";
    if (!first) return this.constant(name).type;
    const type = this.typeOf(first);
    if (name === "MIN" || name === "MAX") return type;
    if (name === "UPPER" || name === "LOWER") return "text";
    if (name === "UNIX_TIMESTAMP") return "decimal";
    throw syntaxError(name);
  }

  private call(name: string, args: readonly Expression[], rows: readonly Row[]): Value {
    const [first] = args;
    if (name === "COUNT") return rows.length;
    if (name === "NOW") return { micros: Date.now() * 1000, as: "timestamp" };
    if (!first) return this.constant(name).value;
    if (name === "MIN" || name === "MAX") {
      const sorted = rows.map((row) => this.value(first, [row])).sort(compare);
      return sorted.at(name === "MIN" ? 0 : -1) ?? null;
    }
    return convert(name, this.value(first, rows));
  }

  private holds({ left, operator, right }: Condition, row: Row): boolean {
    const value = this.value(left, [row]);
    if (operator === "null") return value === null;
    if (operator === "not null") return value !== null;
    if (value === null) return false;
    const equal = right.some((side) => compare(value, this.value(side, [row])) === 0);
    return operator === "!=" ? !equal : equal;
  }

  private column(name: string): ValueType {
    const type = this.view.columns[name];
    if (!type) throw new SqlError(1054, `Unknown column '${name}' in 'field list'`);
    return type;
  }

  private constant(name: string) {
    const found = this.around.constant(name);
    if (!found) throw syntaxError(name);
    return found;
  }
}

function convert(name: string, value: Value): Value {
  if (name === "UPPER") return typeof value === "string" ? value.toUpperCase() : value;
  if (name === "LOWER") return typeof value === "string" ? value.toLowerCase() : value;
  const isTime = typeof value === "object" && value !== null;
  return isTime ? { micros: value.micros, as: "seconds" } : null;
}

function truncate(value: Value): Value {
  if (typeof value === "number") return Math.trunc(value);
  if (typeof value === "string") return Math.trunc(Number(value)) || 0;
  return value === null ? null : Math.trunc(value.micros / 1_000_000);
}

function multiply(left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  if (typeof left === "number" && typeof right === "number") return left * right;
  if (typeof left === "object" && left.as === "seconds" && right === 1_000_000) return left.micros;
  throw syntaxError("*");
}
