import type { signIn as en } from "../en/sign-in";

/** 登录页的文案。 */
export const signIn: typeof en = {
  title: "登录 OBDeck",
  lead: "OceanBase 集群运维控制台",
  name: "用户名",
  password: "密码",
  submit: "登录",
  pending: "登录中",
  capsLock: "大写锁定已开启。",
  nameMissing: "请输入用户名。",
  passwordMissing: "请输入密码。",
  unreachable: "控制台未响应，请确认其正在运行后重试。",
  hint: "首次启动时，终端会打印 admin 用户的密码。",
};
