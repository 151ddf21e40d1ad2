import { FENCE } from "./fence";
import { IDENTITY } from "./identity";

/**
 * Arguments: HOME, SQL port, installation, fence, seconds to wait for the lock, and the addresses that
 * count as the SQL port in /proc/net/tcp's hexadecimal. Prints `key=value` lines of which `outcome` is
 * one. Once begun it needs nobody: a console that is killed meanwhile leaves the lock held until the
 * start has ended, one way or the other.
 */
export const START = `
${IDENTITY}
${FENCE}
end_running() { echo "boot_id=$(boot_id)"; echo "pid=$2"; echo "ticks=$3"; end "$1"; }

# centiseconds since the machine booted
now() { read -r up rest </proc/uptime; echo "\${up%.*}\${up#*.}"; }

# listens PID ADDRESSES: this process listens on one of them
listens() {
  inodes=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v wanted="$2" '
    BEGIN { split(wanted, list, " "); for (i in list) is[list[i]] = 1 }
    $4 == "0A" && $2 in is { print $10 }')
  for inode in $inodes; do
    ls -l "/proc/$1/fd" 2>/dev/null | grep -qF "socket:[$inode]" && return 0
  done
  return 1
}

still() { stat_of "$1" && [ "$ticks" = "$2" ]; }

# Ends with started as soon as it listens or has lived for 3 s; returns when it is gone.
watch_start() {
  begun=$(now) seen=
  while :; do
    if [ -z "$seen" ] || ! still $seen; then
      gone=$seen seen=$(observers_of .)
      case $seen in *'
'*) seen=\${seen%%'
'*} ;; esac
      if [ -z "$seen" ]; then
        # What a launcher forked may need a moment until it is itself.
        [ -z "$gone" ] && [ $(($(now) - begun)) -lt 50 ] || return 0
      fi
    fi
    if [ -n "$seen" ]; then
      listens "\${seen% *}" "$1" && end_running started $seen
      [ $(($(now) - begun)) -lt 300 ] || end_running started $seen
    fi
    nap
  done
}

# What the log gained since it had $1 bytes, or the end of it when it was rotated
new_log() {
  size=$(wc -c 2>/dev/null <log/observer.log) || return 0
  [ "$size" -ge "$1" ] && from=+$(($1 + 1)) || from=20000
  tail -c "$from" log/observer.log | grep -E ' ERROR |OBSERVER_NOTICE' | tail -n 40 | sed 's/^/log=/'
}

main() {
  cd -P -- "$1" 2>/dev/null || end refused no_home
  [ "$(stat -c %u etc 2>/dev/null)" = "$(id -u)" ] || [ ! -d etc ] || end refused wrong_user
  lock_home "$5"
  pass_fence "$3" "$4"

  set -- "$2" "$6" $(observers_of .)
  [ $# -lt 5 ] || { shift 2; echo "pids=$*"; end refused two_observers; }
  [ $# -lt 4 ] || end_running already_running "$3" "$4"
  [ -e etc/observer.config.bin ] || end refused no_config
  [ -x bin/observer ] || end refused no_binary

  said=$(mktemp) || end refused unwritable
  exec 8>"$said" 7<"$said"
  rm -f "$said"
  log_size=$(wc -c 2>/dev/null <log/observer.log) || log_size=0
  home=$(pwd -P)
  (
    exec 9>&- 7<&-
    cd "$home" && exec env LD_LIBRARY_PATH="$home/lib:$LD_LIBRARY_PATH" \\
      "$home/bin/observer" -p "$1" </dev/null >&8 2>&1 8>&-
  )
  rc=$?
  [ "$rc" != 0 ] || watch_start "$2"
  echo "rc=$rc"
  tail -c 2000 <&7 | sed 's/^/stderr=/'
  echo
  new_log $log_size
  end not_started
}
main "$@"
`;
