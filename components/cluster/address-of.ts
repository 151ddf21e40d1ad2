/** A server's name: `ip:rpcPort`, an IPv6 address in brackets. */
export const addressOf = ({ ip, port }: { ip: string; port: number }): string =>
  ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
