import { IDENTITY } from "./identity";

/**
 * Arguments: HOME, then the local addresses in /proc/net/tcp's hexadecimal that count as the SQL port,
 * then those of the RPC port. Prints `key=value` lines; changes nothing.
 */
export const PROBE = `
${IDENTITY}
# lock_key FILE: "major:minor:inode" as /proc/locks prints it; only ":inode" on file systems without a device
lock_key() {
  set -- $(stat -c '%d %i' "$1" 2>/dev/null)
  [ $# = 2 ] || return 0
  major=$(($1 >> 8 & 4095)) minor=$(($1 & 255 | $1 >> 12 & 1048320))
  [ "$major" = 0 ] && echo ":$2" || printf '%02x:%02x:%s\\n' "$major" "$minor" "$2"
}

# owner_of INODE PID...: the process that holds this socket, looked for among these pids, or all
owner_of() {
  socket="socket:[$1]"
  shift
  set -- $(printf '/proc/%s/fd\\n' "$@")
  ls -l /dev/null "$@" 2>/dev/null | awk -v socket="$socket" '
    /^\\/proc/ { split($1, part, "/"); pid = part[3] }
    $NF == socket { print pid; exit }'
}

# tell_listener NAME INODE PIDS: an observer's own listener is the usual case, so it is looked for first
tell_listener() {
  [ -n "$2" ] || return 0
  owner=
  [ -z "$3" ] || owner=$(owner_of "$2" $3)
  [ -n "$owner" ] || owner=$(owner_of "$2" '[0-9]*')
  echo "$1=$2 $owner $(readlink "/proc/$owner/exe" 2>/dev/null)"
}

main() {
  home=$1
  echo "boot_id=$(boot_id)"
  [ -d "$home/." ] && echo home=1 || echo home=0
  set -- "$(stat -c %u "$home/etc" 2>/dev/null)" "$2" "$3"
  echo "etc_uid=$1"
  [ -f "$home/bin/observer" ] && [ -x "$home/bin/observer" ] && echo bin=1
  [ -e "$home/etc/observer.config.bin" ] && echo config=1
  pid=
  { read -r pid <"$home/run/observer.pid"; } 2>/dev/null
  [ -z "$pid" ] || echo "pidfile_pid=$pid"
  for dir in "$home" "$home/run" "$home/log"; do
    [ ! -d "$dir" ] || [ -w "$dir" ] || echo read_only=1
  done
  observers=$(observers_of "$home")
  pids=$(echo "$observers" | while read -r pid ticks; do echo "$pid"; done)
  echo "$observers" | while read -r pid ticks; do [ -z "$pid" ] || echo "observer=$pid $ticks"; done

  facts=$(cat /proc/self/status /proc/self/limits /proc/meminfo /proc/locks /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v lock="$(lock_key "$home/run/observer.pid")" -v sql="$2" -v rpc="$3" '
      BEGIN { split(sql, list, " "); for (i in list) is_sql[list[i]] = 1
              split(rpc, other, " "); for (i in other) is_rpc[other[i]] = 1 }
      /^Uid:/ { print "uid=" $3 }
      /^Max open files/ { print "open_files=" $4 }
      /^Max processes/ { print "processes=" $3 }
      /^MemAvailable:/ { print "memory_kb=" $2 }
      $2 ~ /^(POSIX|FLOCK|OFDLCK)$/ && lock != "" &&
        substr($6, length($6) - length(lock) + 1) == lock { print "lock_pid=" $5 }
      $4 == "0A" && $2 in is_sql { print "sql_inode=" $10 }
      $4 == "0A" && $2 in is_rpc { print "rpc_inode=" $10 }')
  echo "$facts"
  for fact in $facts; do
    case $fact in
      sql_inode=*) tell_listener sql "\${fact#*=}" "$pids" ;;
      rpc_inode=*) tell_listener rpc "\${fact#*=}" "$pids" ;;
    esac
  done
  df -Pk "$home" "$home/log" 2>/dev/null | awk '
    NR > 1 { for (i = NF; i > 1; i--) if ($i ~ /^[0-9]+%$/) { print "free_kb=" $(i - 1); break } }'
}
main "$@"
`;
