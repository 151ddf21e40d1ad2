import type { password as en } from "../en/password";

/** 修改密码的文案。 */
export const password: typeof en = {
  title: "密码",
  lead: "修改后，您在其他浏览器中的会话将结束，当前会话保留。",
  forcedTitle: "设置新密码",
  forcedLead: "{name} 的当前密码由他人设置。请设置只有您知道的密码，然后继续访问。",
  sso: "您通过单点登录访问，在此没有密码，请在登录处修改。",
  user: "用户名",
  current: "当前密码",
  fresh: "新密码",
  again: "再次输入新密码",
  submit: "修改密码",
  pending: "修改中",
  done: "密码已修改，您的其他会话已结束。",
  signOut: "退出登录",
  missing: "请输入当前密码。",
  unfit: "尚未满足全部要求。",
  different: "两次输入不一致。",
  same: "与当前密码相同，请换一个。",
  rules: {
    title: "新密码要求",
    length: "{least} 到 {most} 个字符",
    kinds: "以下四类字符至少包含 {fewest} 类",
    kind: { lower: "小写字母", upper: "大写字母", digit: "数字", other: "其他字符" },
    met: "已满足",
    unmet: "未满足",
    allMet: "新密码已满足全部要求。",
    notAllMet: "新密码尚未满足全部要求。",
  },
};
