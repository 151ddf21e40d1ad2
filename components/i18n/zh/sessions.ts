import type { sessions as en } from "../en/sessions";

/** 我的会话页面的文案。 */
export const sessions: typeof en = {
  title: "会话",
  lead: "您当前登录的位置。如有不认识的会话，请将其结束并修改密码。",
  endOthers: "结束其他会话",
  endAll: "全部退出",
  onlyThis: "没有其他会话。",
  caption: "我的会话，最近使用的在前",
  columns: {
    browser: "浏览器",
    address: "地址",
    begun: "登录时间",
    seen: "最近使用",
    ends: "结束时间",
    actions: "操作",
  },
  thisOne: "当前会话",
  browserOn: "{system} 上的 {browser}",
  unknown: "未知程序",
  bySso: "通过单点登录",
  unknownAddress: "未知地址",
  ends: "最晚 {time}",
  endsIdle: "不使用时 {time}",
  end: "结束",
  endNamed: "结束 {browser} 的会话",
  loading: "正在加载会话",
  errorTitle: "会话加载失败",
  ask: {
    ONE: "结束该会话？",
    OTHERS: "结束其他所有会话？",
    ALL: "在所有位置退出登录？",
  },
  will: {
    ONE: "{browser} 将立即退出登录。",
    OTHERS:
      "{count, plural, other {其他 # 个会话}}将立即退出登录，当前会话保留。访问密钥不受影响。",
    ALL: "您的所有会话（包括当前会话）都将结束，并返回登录页。访问密钥不受影响。",
  },
  confirm: { ONE: "结束会话", OTHERS: "结束其他会话", ALL: "全部退出" },
  did: { ONE: "会话已结束。", OTHERS: "其他会话已全部结束。" },
};
