/** Header by which the proxy tells a page its own path and query. */
export const PATH_HEADER = "x-obdeck-path";
