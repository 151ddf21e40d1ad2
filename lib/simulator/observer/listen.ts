import "server-only";
import net from "node:net";
import { createServer } from "mysql2";
import type { Running } from "./running";
import { type ServerConnection, serve } from "./session";

/** mysql2 does not declare how a socket is handed to its server. */
interface SocketTaker {
  _handleConnection(socket: net.Socket): void;
}

/** Listens on the SQL and RPC ports of the server's own address; throws what the log should say. */
export async function listen(running: Running): Promise<void> {
  const { ip, rpcPort } = running.place.config;
  if (running.fault?.kind === "port-taken") throw portTaken("mysql", ip, running.sqlPort);

  // The server half of a connection, and of the server, has methods that mysql2's types leave out.
  const taker = createServer((connection) =>
    serve(running, connection as unknown as ServerConnection),
  ) as unknown as SocketTaker;
  const sql = net.createServer({ noDelay: true }, (socket) => {
    socket.on("error", () => socket.destroy());
    if (running.fault?.kind !== "hang") taker._handleConnection(socket);
  });
  const rpc = net.createServer((socket) => socket.on("error", () => socket.destroy()));
  await bind(sql, ip, running.sqlPort, "mysql");
  await bind(rpc, ip, rpcPort, "rpc");
}

function bind(server: net.Server, ip: string, port: number, service: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? portTaken(service, ip, port) : error),
    );
    server.listen(port, ip, resolve);
  });
}

const portTaken = (service: string, ip: string, port: number) =>
  new Error(
    `listen port: ${ip}:${port} for ${service} service failed, ret=-4018, the port is being occupied by another process`,
  );
