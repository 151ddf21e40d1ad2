import { z } from "zod";

const Port = z.int().min(1025).max(65535);

const addressOf = ({ ip, rpcPort }: { ip: string; rpcPort: number }) => `${ip} ${rpcPort}`;

/**
 * The file that tells the console which clusters it looks after (`OBDECK_FLEET`). The simulated fleet
 * writes one of the same form, so that the console cannot tell it from a real one.
 */
export const FleetFile = z.object({
  clusters: z.array(
    z.object({
      name: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/, "must be letters, digits, '_' or '-'"),
      obClusterId: z.int().min(1),
      /** A user of the sys tenant that may ALTER SYSTEM and read oceanbase.*. */
      sysUser: z.string().min(1).default("root@sys"),
      /** Encrypted before it is stored. */
      sysPassword: z.string(),
      servers: z
        .array(
          z.object({
            zone: z.string().regex(/^[A-Za-z0-9_]{1,128}$/, "must be letters, digits or '_'"),
            ip: z.union([z.ipv4(), z.ipv6()]),
            rpcPort: Port.default(2882),
            sqlPort: Port.default(2881),
            /** The observer's working directory on its host: an absolute path. */
            home: z.string().regex(/^\/[^\0\n]*$/, "must be an absolute path"),
            host: z.object({
              address: z.string().min(1),
              kind: z.literal("local"),
              typeName: z.string().optional(),
            }),
            /** `ocp_agentctl` or `ob_agentctl` of the agent beside the observer, if there is one. */
            agentCommand: z
              .string()
              .regex(/^\/[^\0\n]*$/, "must be an absolute path")
              .optional(),
          }),
        )
        .min(1)
        .refine(
          (servers) => new Set(servers.map(addressOf)).size === servers.length,
          "must not name one ip and rpcPort twice",
        ),
    }),
  ),
});
export type FleetFile = z.infer<typeof FleetFile>;
