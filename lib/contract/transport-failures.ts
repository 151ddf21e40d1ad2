/** How a request is refused that is no good request yet, whatever it asks for. */
export const TRANSPORT_FAILURES = {
  "COM10003.http": {
    status: 400,
    en: "The request is not correct HTTP/1.1",
    zh: "请求不符合 HTTP/1.1 规范",
  },
  "COM10003.slow": {
    status: 408,
    en: "The request took too long to arrive",
    zh: "接收请求超时",
  },
  "COM10003.url": {
    status: 414,
    en: "The address is longer than {0} bytes",
    zh: "请求地址超过 {0} 字节",
  },
  "COM10003.headers": {
    status: 431,
    en: "The address and the headers together are larger than {0} bytes",
    zh: "请求地址与请求头合计超过 {0} 字节",
  },
} as const;
