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
  sso: "使用 {provider} 登录",
  orPassword: "或使用本控制台的密码",
  refusal: {
    failed: "单点登录失败，请重试；如仍失败，请联系管理员。",
    denied: "身份提供方拒绝了此次登录。",
    stale: "登录已超时，或不是在此浏览器中发起，请重新登录。",
    off: "此处未配置单点登录。",
    disabled: "您的账号已被禁用，请联系管理员。",
    nameTaken: "此处已存在与您同名的本地用户，请联系管理员。",
    nameUnfit: "您在身份提供方的名称不能用作此处的用户名，请联系管理员。",
  },
  hint: "首次启动时，终端会打印 admin 用户的密码。",
};
