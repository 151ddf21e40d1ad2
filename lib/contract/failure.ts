import { ACCESS_FAILURES } from "./access-failures";
import type { Holder } from "./holder";
import { OPERATION_FAILURES } from "./operation-failures";
import type { StateChange } from "./state-change";
import { TASK_FAILURES } from "./task-failures";
import { TRANSPORT_FAILURES } from "./transport-failures";

/** The languages of the console and of its API's messages. */
export type Locale = "en" | "zh";

/**
 * Every way a request can fail: OCP's code (4.2.2 error table), the HTTP status it answers, and the
 * sentence in both languages with `{0}`, `{1}` for its parameters. What follows a dot tells cases of one
 * code apart and is not sent.
 */
export const FAILURES = {
  COM10001: { status: 400, en: "Parameter {0} is invalid: {1}", zh: "参数 {0} 无效：{1}" },
  COM10002: { status: 404, en: "There is no {0} {1}", zh: "{0} {1} 不存在" },
  COM10003: { status: 400, en: "The request is invalid: {0}", zh: "请求无效：{0}" },
  "COM10003.path": { status: 404, en: "There is nothing at {0}", zh: "路径 {0} 不存在" },
  "COM10003.encoding": {
    status: 400,
    en: "The address is not percent-encoded correctly",
    zh: "请求地址的百分号编码不正确",
  },
  "COM10003.json": { status: 400, en: "The body is not JSON", zh: "请求体不是合法的 JSON" },
  "COM10003.media": {
    status: 415,
    en: "The body must be sent as application/json",
    zh: "请求体的类型必须是 application/json",
  },
  "COM10003.size": {
    status: 413,
    en: "The body is larger than {0} bytes",
    zh: "请求体超过 {0} 字节",
  },
  "COM10008.unserved": {
    status: 501,
    en: "OBDeck does not serve {0} {1}, which is a call of OCP's",
    zh: "OBDeck 不提供 OCP 的接口 {0} {1}",
  },
  CMP07005: { status: 404, en: "Host {0} does not exist", zh: "主机 {0} 不存在" },
  COM10005: { status: 409, en: "{0} already exists", zh: "{0} 已存在" },
  COM10008: {
    status: 405,
    en: "Method {0} is not supported here; use {1}",
    zh: "此路径不支持 {0} 方法，请使用 {1}",
  },
  COM10011: {
    status: 400,
    en: "Field {0} cannot be sorted by; use {1}",
    zh: "字段 {0} 不支持排序，可用：{1}",
  },
  COM10999: {
    status: 500,
    en: "Something went wrong in the console. Give the trace id to its operator",
    zh: "控制台内部错误，请将 traceId 提供给管理员",
  },
  /** OCP's answer to who calls too often has the number 0 for a code. */
  "0.rate": {
    status: 429,
    en: "More than {0} calls in {1} seconds; try again in {2} seconds",
    zh: "{1} 秒内的调用次数超过 {0} 次，请在 {2} 秒后重试",
  },
  ...ACCESS_FAILURES,
  ...OPERATION_FAILURES,
  ...TASK_FAILURES,
  ...TRANSPORT_FAILURES,
} as const satisfies Record<string, { status: number; en: string; zh: string }>;

export type FailureCode = keyof typeof FAILURES;

const NAME = "Failure";

/** One invalid field of a request, as OCP's `subErrors`. */
export interface FieldError {
  field: string;
  rejectedValue?: unknown;
  message: string;
}

/** A failure that the caller can act on. Anything else that is thrown is a bug and answers 500. */
export class Failure extends Error {
  /** Next bundles what starts the console apart from what answers requests: a process has this class twice. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a narrower class, which inherits this, is not meant
    if (this !== Failure) return Function.prototype[Symbol.hasInstance].call(this, value);
    return value instanceof Error && value.name === NAME;
  }

  readonly code: FailureCode;
  readonly params: readonly (string | number)[];
  readonly fields: readonly FieldError[];
  /** The task that is in the way. */
  readonly holder: Holder | undefined;
  /** What is no longer as the caller's plan saw it. */
  readonly changes: readonly StateChange[];

  constructor(
    code: FailureCode,
    params: readonly (string | number)[] = [],
    {
      fields = [],
      holder,
      changes = [],
    }: {
      fields?: readonly FieldError[];
      holder?: Holder | undefined;
      changes?: readonly StateChange[];
    } = {},
  ) {
    super(`${code}: ${fill(FAILURES[code].en, params)}`);
    this.name = NAME;
    this.code = code;
    this.params = params;
    this.fields = fields;
    this.holder = holder;
    this.changes = changes;
  }

  /** The HTTP status that it answers. */
  get status(): number {
    return FAILURES[this.code].status;
  }

  /** The code as sent. */
  get wireCode(): string {
    return this.code.split(".", 1)[0] ?? this.code;
  }

  /** The sentence for a person, in one of the console's languages. */
  in(locale: Locale): string {
    const [thing, ...rest] = this.params;
    const isNamed = this.code === "COM10002" && locale === "zh";
    return fill(
      FAILURES[this.code][locale],
      isNamed ? [THINGS_ZH[String(thing)] ?? "", ...rest] : this.params,
    );
  }
}

/** What COM10002 says is not there, in Chinese. */
export const THINGS_ZH: Record<string, string> = {
  user: "用户",
  role: "角色",
  session: "会话",
  "access key": "访问密钥",
};

function fill(template: string, params: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (_, index) => String(params[Number(index)] ?? ""));
}
