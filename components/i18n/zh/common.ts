import type { common as en } from "../en/common";

/** 各页面共用的文案。 */
export const common: typeof en = {
  close: "关闭",
  cancel: "取消",
  retry: "重试",
  copy: "复制",
  copied: "已复制",
  clear: "清空",
  none: "–",
  loading: "加载中",
  traceId: "Trace ID {id}",
  copyTraceId: "复制 Trace ID",
  justNow: "刚刚",
  never: "尚未",
  failedTitle: "加载失败",
  offline: "控制台未响应，正在自动重试。",
  notFoundTitle: "页面不存在",
  notFoundText: "地址有误，或对应的对象已不存在。",
  toClusters: "全部集群",
  crashTitle: "页面出错",
  crashText: "页面渲染时发生错误，数据不受影响。",
  reload: "重新加载",
};
