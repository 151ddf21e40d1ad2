import type { settings as en } from "../en/settings";

/** 设置页框架与各设置页共用的文案。 */
export const settings: typeof en = {
  title: "设置",
  group: { everyone: "系统管理", self: "个人账号" },
  section: {
    users: "用户",
    roles: "角色",
    audit: "审计",
    keys: "访问密钥",
    sessions: "会话",
    password: "密码",
  },
};
