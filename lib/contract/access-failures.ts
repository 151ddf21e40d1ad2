/** How a caller is refused who is not known, may not come in or may not do this: OCP's codes (4.2.2 error table). */
export const ACCESS_FAILURES = {
  COM10009: {
    status: 403,
    en: "You do not have the permission {0} for this",
    zh: "您没有执行此操作所需的权限 {0}",
  },
  "COM10009.give": {
    status: 403,
    en: "You cannot give or take {0}, which you do not hold yourself",
    zh: "您自身没有权限 {0}，因此不能授予或收回该权限",
  },
  "COM10009.user": {
    status: 403,
    en: "User {0} holds {1}, which you do not; only who holds it can change this user",
    zh: "用户 {0} 拥有您没有的权限 {1}，只有同样拥有该权限的用户才能修改此用户",
  },
  IAM10000: { status: 401, en: "You are not signed in", zh: "您尚未登录" },
  "IAM10000.scheme": {
    status: 401,
    en: "Header Authorization must be OCP-ACCESS-KEY-HMACSHA1 <access key>:<signature>, in exactly these letters and with one space",
    zh: "请求头 Authorization 必须为 OCP-ACCESS-KEY-HMACSHA1 <访问密钥>:<签名>，区分大小写且仅含一个空格",
  },
  "IAM10000.date": {
    status: 401,
    en: "Header Date must be within 15 minutes of the console's clock and written as {0}, which is now",
    zh: "请求头 Date 与控制台时间相差不得超过 15 分钟，格式如当前时间 {0}",
  },
  "IAM10000.signature": {
    status: 401,
    en: "The signature does not count. Check that the access key and its user are enabled, the secret, and what is signed: method, body, Content-Type, Date, Host, x-ocp- headers and address",
    zh: "签名无效。请检查访问密钥及其用户是否启用、密钥是否正确，以及参与签名的内容：请求方法、请求体、Content-Type、Date、Host、x-ocp- 请求头和请求地址",
  },
  "IAM10000.replay": {
    status: 401,
    en: "This signature was used already. A call that changes something is signed anew each time; two equal ones need a Date, or an x-ocp- header, that differs",
    zh: "该签名已被使用。变更类请求每次都需重新签名；两个相同的请求需使用不同的 Date 或 x-ocp- 请求头",
  },
  IAM10001: {
    status: 401,
    en: "This account is disabled. Ask an administrator",
    zh: "该账号已被禁用，请联系管理员",
  },
  IAM10004: { status: 401, en: "Wrong user name or password", zh: "用户名或密码错误" },
  IAM10005: {
    status: 403,
    en: "Change your password first: on the sign-in page, or by PUT /api/v2/profiles/me/changePassword",
    zh: "请先修改密码：在登录页修改，或调用 PUT /api/v2/profiles/me/changePassword",
  },
  IAM10007: {
    status: 401,
    en: "Too many failed sign-ins. Try again in {0} min",
    zh: "登录失败次数过多，请在 {0} 分钟后重试",
  },
  IAM10018: {
    status: 400,
    en: "A user has at most {0} access keys; delete one first",
    zh: "每个用户最多拥有 {0} 个访问密钥，请先删除一个",
  },
  "IAM10000.sso": {
    status: 401,
    en: "Single sign-on did not work. Try again; if it stays so, ask an administrator",
    zh: "单点登录失败，请重试；如仍失败，请联系管理员",
  },
  "IAM10000.ssoDenied": {
    status: 401,
    en: "The identity provider did not let you in",
    zh: "身份提供方拒绝了此次登录",
  },
  "IAM10000.ssoStale": {
    status: 401,
    en: "This sign-in took too long or began in another browser. Begin again",
    zh: "登录已超时，或不是在此浏览器中发起，请重新登录",
  },
  "IAM10000.ssoOff": {
    status: 401,
    en: "Single sign-on is not set up here",
    zh: "此处未配置单点登录",
  },
  "COM10005.ssoName": {
    status: 409,
    en: "A user named {0} already exists here who does not come by single sign-on. Ask an administrator",
    zh: "此处已存在名为 {0} 的本地用户，请联系管理员",
  },
  "COM10003.basic": {
    status: 401,
    en: "HTTP Basic is switched off here; sign with an access key",
    zh: "此处已关闭 HTTP Basic 认证，请使用访问密钥签名",
  },
  "COM10003.credential": {
    status: 400,
    en: "Access key {0} is enabled; disable it before you delete it",
    zh: "访问密钥 {0} 仍处于启用状态，请先禁用再删除",
  },
  "COM10003.builtIn": {
    status: 400,
    en: "Role {0} is built in and stays as it is; create a role of your own",
    zh: "角色 {0} 为内置角色，不能修改，请创建自定义角色",
  },
  "COM10003.roleHeld": {
    status: 400,
    en: "Role {0} is held by {1} users; take it from them first",
    zh: "角色 {0} 仍被 {1} 个用户持有，请先收回",
  },
  "COM10003.self": {
    status: 400,
    en: "You cannot disable, delete or demote yourself; ask another administrator",
    zh: "不能禁用、删除自己或收回自己的权限，请联系其他管理员",
  },
  "COM10003.lastAdmin": {
    status: 400,
    en: "{0} is the last enabled administrator and must stay one",
    zh: "{0} 是最后一个启用的管理员，必须保留",
  },
  "COM10003.sso": {
    status: 400,
    en: "User {0} signs in by single sign-on and has no password here",
    zh: "用户 {0} 通过单点登录，在此没有密码",
  },
  "COM10003.samePassword": {
    status: 400,
    en: "The new password must not be the current one",
    zh: "新密码不能与当前密码相同",
  },
  "COM10003.currentPassword": {
    status: 400,
    en: "The current password is wrong",
    zh: "当前密码错误",
  },
  IAM11000: {
    status: 403,
    en: "The request does not come from a page of this console",
    zh: "请求并非来自本控制台的页面，已拒绝",
  },
} as const;
