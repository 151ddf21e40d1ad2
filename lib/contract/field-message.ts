import type { Locale } from "./failure";

const ZH: Record<string, string> = {
  "is required": "不能为空",
  "must be a whole number from 1": "必须是不小于 1 的整数",
  "must be a whole number from 1 to 2000": "必须是 1 到 2000 之间的整数",
  "must be field,asc or field,desc": "必须是 字段,asc 或 字段,desc",
  "must be a whole number from 1 to 1000": "必须是 1 到 1000 之间的整数",
  "must be at most 500 characters": "不能超过 500 个字符",
  "must be the stateVersion of a plan": "必须是某个计划的 stateVersion",
  "must be a zone's name": "必须是 Zone 的名称",
  "must be a list of server ids": "必须是 OBServer id 的列表",
  "must name at least one server": "至少需要一个 OBServer",
  "must name at most 1000 servers": "最多 1000 个 OBServer",
  "must be a revision: a whole number from 0": "必须是版本号：不小于 0 的整数",
  "must be a number of seconds from 0 to 25": "必须是 0 到 25 之间的秒数",
  "must be a byte offset: a whole number from 0": "必须是字节偏移量：不小于 0 的整数",
  "must be 4 to 48 letters, digits, '.', '_' or '-', begin with a letter and end with a letter or digit":
    "必须为 4 到 48 个字母、数字、“.”、“_”或“-”，以字母开头，以字母或数字结尾",
  "must be 8 to 32 characters with at least three of: lower case, upper case, digits, other characters":
    "必须为 8 到 32 个字符，且至少包含小写字母、大写字母、数字、其他字符中的三类",
  "must have at most 256 characters": "不能超过 256 个字符",
  "must have at most 1024 characters": "不能超过 1024 个字符",
  "must have at most 4096 characters": "不能超过 4096 个字符",
  "must be an e-mail address": "必须是电子邮件地址",
  "must be at most 100": "不能超过 100 项",
  "must be at most 200": "不能超过 200 项",
  "must be true or false": "必须是 true 或 false",
  "is a reserved name; use another": "为保留名称，请换一个",
  "must be 2 to 32 letters, digits or '_'": "必须为 2 到 32 个字母、数字或“_”",
  "must be an expression such as CLUSTER:*:READ, CLUSTER:2:UPDATE or CLUSTER:2:TASK:*:READ":
    "必须是权限表达式，例如 CLUSTER:*:READ、CLUSTER:2:UPDATE 或 CLUSTER:2:TASK:*:READ",
  "must be a time such as 2026-01-02T03:04:05+08:00": "必须是时间，例如 2026-01-02T03:04:05+08:00",
};

/** What is wrong with a field, in the caller's language; a sentence without translation stays as it is. */
export function fieldMessage(message: string, locale: Locale): string {
  return locale === "zh" ? (ZH[message] ?? message) : message;
}
