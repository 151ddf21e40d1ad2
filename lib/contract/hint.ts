/**
 * What a person can do about a failure, in both languages. Drivers and steps name an entry by its
 * key; the API answers the sentence in the caller's language.
 */
export const HINTS = {
  "host.no-home": {
    en: "The observer's home directory is missing on the host. Check the path in the fleet file.",
    zh: "主机上不存在 observer 的工作目录，请检查集群清单中的路径。",
  },
  "host.no-binary": {
    en: "bin/observer is missing or not executable. Reinstall the OceanBase package in this home.",
    zh: "bin/observer 不存在或不可执行，请在该目录重新安装 OceanBase 软件包。",
  },
  "host.no-config": {
    en: "etc/observer.config.bin is missing: this observer was never started here. Deploy it first; the console only restarts.",
    zh: "缺少 etc/observer.config.bin：该 observer 从未在此启动过，请先完成部署，控制台只负责重新启动。",
  },
  "host.wrong-user": {
    en: "The observer must be started by the owner of its etc directory. Run the console, or connect to the host, as that user.",
    zh: "必须由 etc 目录的属主启动 observer，请以该用户运行控制台或登录主机。",
  },
  "host.port-taken": {
    en: "Another program listens on this server's port. Stop that program, then start the server again.",
    zh: "服务器端口被其他程序占用，请停止该程序后重新启动。",
  },
  "host.two-observers": {
    en: "Two observer processes run in one home directory. Stop the wrong one by hand before going on.",
    zh: "同一工作目录下有两个 observer 进程，请先手动停止多余的进程。",
  },
  "host.lock-held": {
    en: "Another program holds the lock on run/observer.pid. Find it with the pid shown and stop it.",
    zh: "run/observer.pid 的锁被其他程序持有，请根据所示 pid 停止该程序。",
  },
  "host.limits": {
    en: "A resource limit on the host is too low. Raise it for the observer's user (limits.conf), then try again.",
    zh: "主机资源限制过低，请为 observer 用户提高限制（limits.conf）后重试。",
  },
  "host.disk-full": {
    en: "The disk is full or read-only. Free space, then start the server again.",
    zh: "磁盘已满或只读，请释放空间后重新启动。",
  },
  "host.log-disk-full": {
    en: "The observer's disk is full, so it ended. Free space on it or enlarge log_disk_size, then start the server again.",
    zh: "observer 所在磁盘已满导致退出，请释放空间或调大 log_disk_size 后重新启动。",
  },
  "host.out-of-memory": {
    en: "The observer could not get the memory it needs. Free memory on the host or lower memory_limit, then start it again.",
    zh: "observer 无法申请到所需内存，请释放主机内存或调小 memory_limit 后重新启动。",
  },
  "host.crashed": {
    en: "The observer crashed. Keep its core file and log for OceanBase's support; starting it again may work.",
    zh: "observer 发生崩溃，请保留 core 文件与日志以便排查，可尝试重新启动。",
  },
  "host.died": {
    en: "The observer process ended soon after it began. The last lines of its log say why.",
    zh: "observer 进程启动后很快退出，其日志末尾说明了原因。",
  },
  "host.crash-loop": {
    en: "The observer keeps dying and being started again. Stop whatever restarts it and read its log.",
    zh: "observer 反复崩溃并被重新拉起，请停止拉起它的程序并查看日志。",
  },
  "host.fenced": {
    en: "A newer attempt has already worked on this host, so this older one stopped. Nothing is left to do.",
    zh: "更新的一次执行已操作该主机，本次旧执行已停止，无需处理。",
  },
  "host.busy": {
    en: "Another start is being carried out on this host right now. It will be looked at again.",
    zh: "该主机上正在执行另一个启动操作，稍后会再次检查。",
  },
  "host.unreachable": {
    en: "The host did not answer. Check the host and the connection to it.",
    zh: "主机无响应，请检查主机及网络连接。",
  },
  "host.will-not-end": {
    en: "The observer was told to end and has not. Look at its log; end it by hand with the pid shown if it hangs.",
    zh: "已通知 observer 退出但其仍在运行，请查看日志；若已挂起，请根据所示 pid 手动结束。",
  },
  "host.script": {
    en: "A script of the console failed on the host. It needs sh, awk, flock and the coreutils; the message says what went wrong.",
    zh: "控制台脚本在主机上执行失败。脚本需要 sh、awk、flock 与 coreutils，具体原因见错误信息。",
  },
  "call.late": {
    en: "The host or the cluster took too long. Its state is looked at again before anything is repeated.",
    zh: "主机或集群响应过慢，重试前会重新检查实际状态。",
  },
  "call.stopped": {
    en: "The call was stopped because the step it belongs to was. Its effect is looked at before it is repeated.",
    zh: "所属步骤已停止，调用随之中止；重试前会检查实际结果。",
  },
  "agent.no-command": {
    en: "The agent's command is missing or not executable on the host. Check agentCommand in the fleet file.",
    zh: "主机上的 Agent 命令不存在或不可执行，请检查集群清单中的 agentCommand。",
  },
  "agent.failed": {
    en: "The agent did not start. The observer itself is fine; look at the agent's own log.",
    zh: "Agent 未能启动，observer 本身正常，请查看 Agent 日志。",
  },
  "sql.not-ready": {
    en: "The server is starting or stopping and does not answer queries yet. It is asked again.",
    zh: "服务器正在启动或停止，暂不响应查询，稍后会再次询问。",
  },
  "sql.electing": {
    en: "The cluster is choosing a leader. This passes within a minute while a majority of its zones is up.",
    zh: "集群正在选举主副本，多数派 Zone 存活时一般一分钟内恢复。",
  },
  "sql.target-unreachable": {
    en: "The cluster cannot reach this server on its RPC port. Look whether its process runs and the network between them.",
    zh: "集群无法通过 RPC 端口访问该服务器，请检查其进程及服务器之间的网络。",
  },
  "sql.other-zone-stopped": {
    en: "A server of another zone is stopped. Start that one first; the cluster keeps a majority this way.",
    zh: "其他 Zone 中已有停止的服务器，请先启动它，以保证多数派。",
  },
  "sql.refused": {
    en: "The cluster answered with an error. Its own text and number say why.",
    zh: "集群返回错误，原因见其错误信息与错误码。",
  },
  "sql.unreachable": {
    en: "No server of this cluster answers SQL. Start another server, or check the network.",
    zh: "集群中没有服务器响应 SQL，请启动其他服务器或检查网络。",
  },
  "sql.no-majority": {
    en: "Too few servers are up for the root service to have a majority. Start another server too.",
    zh: "存活服务器不足多数派，RootService 不可用，请同时启动其他服务器。",
  },
  "sql.denied": {
    en: "The cluster refused the console's user or password. Correct it in the fleet file; it is not tried again, so that the account is not locked.",
    zh: "集群拒绝了控制台的用户名或密码，请在集群清单中更正；为避免账号锁定不会自动重试。",
  },
  "sql.privilege": {
    en: "The console's SQL user lacks a privilege. Grant ALTER SYSTEM and SELECT on oceanbase.*.",
    zh: "控制台 SQL 用户缺少权限，请授予 ALTER SYSTEM 以及 oceanbase.* 的 SELECT 权限。",
  },
  "sql.not-in-list": {
    en: "The cluster does not know this server: it was deleted. Add it to the cluster again.",
    zh: "集群中没有该服务器（已被删除），请重新将其加入集群。",
  },
  "sql.deleting": {
    en: "The cluster is deleting this server, so it cannot be started.",
    zh: "集群正在删除该服务器，无法启动。",
  },
  "sql.zone-mismatch": {
    en: "The cluster has this server in another zone than the console. Wait for the next observation, then try again.",
    zh: "该服务器在集群中的 Zone 与控制台记录不一致，请等待下一次巡检后重试。",
  },
  "sql.not-allowed": {
    en: "The cluster refuses this operation. Its own text says why: a majority that would be lost, logs that are not in sync, or a disk that fails (GV$OB_SERVERS).",
    zh: "集群拒绝了该操作，原因见其返回信息：可能失去多数派、日志未同步，或磁盘异常（可查看 GV$OB_SERVERS）。",
  },
  "sql.majority": {
    en: "Stopping this would lose the majority of a log stream. Start the other stopped servers, or wait until their logs are in sync, and try again.",
    zh: "停止后日志流将失去多数派，请先启动其他已停止的 OBServer 或等待日志同步后重试。",
  },
  "sql.log-lag": {
    en: "A replica's log is not in sync yet. It is looked at again; if it stays behind, look at that server's disk and network.",
    zh: "副本日志尚未同步，稍后会再次检查；若长时间落后，请检查该 OBServer 的磁盘与网络。",
  },
  "sql.memory": {
    en: "The server is short of memory. Free memory or raise memory_limit.",
    zh: "服务器内存不足，请释放内存或调大 memory_limit。",
  },
  "sql.timeout": {
    en: "The cluster did not answer in time. The result was read back before going on.",
    zh: "集群未在规定时间内响应，已重新读取实际结果。",
  },
  "sql.bug": {
    en: "The console sent a statement that this OceanBase version does not understand. Please report it with the version.",
    zh: "控制台发送了该 OceanBase 版本不支持的语句，请连同版本号一并反馈。",
  },
  "step.timed-out": {
    en: "The step did not end within its time limit. Its log says what it was waiting for.",
    zh: "该步骤未在时限内完成，日志中记录了它在等待的条件。",
  },
  "step.not-running": {
    en: "The cluster does not report this server as running. See its status and the log of the earlier steps.",
    zh: "集群未报告该服务器处于运行状态，请查看其状态及前面步骤的日志。",
  },
  "step.bug": {
    en: "The console itself failed here. Report the log of this step.",
    zh: "控制台自身出错，请反馈此步骤的日志。",
  },
} as const satisfies Record<string, { en: string; zh: string }>;

export type HintKey = keyof typeof HINTS;
