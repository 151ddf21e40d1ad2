import { FENCE } from "./fence";
import { IDENTITY } from "./identity";

/**
 * Arguments: HOME, boot id, pid, start ticks, signal, seconds to wait, and, where a fence is to be passed, its
 * installation, its value and the seconds to wait for the lock. Signals this process only if it is still the same
 * one and still the observer of the home, and waits until it is gone.
 */
export const STOP = `
${IDENTITY}
${FENCE}
is_it() {
  [ "$(boot_id)" = "$2" ] && [ "/proc/$3/cwd" -ef "$1" ] &&
    runs_observer "$3" && stat_of "$3" && [ "$ticks" = "$4" ]
}
is_there() { stat_of "$1" && [ "$ticks" = "$2" ]; }

main() {
  is_it "$@" || end gone
  # Another user's lock would keep the observer's own owner out.
  if [ -n "$7" ] && [ "$(stat -c %u "$1/etc" 2>/dev/null)" = "$(id -u)" ]; then
    cd -P -- "$1" || end gone
    lock_home "$9"
    pass_fence "$7" "$8"
    is_it "$@" || end gone
  fi
  kill -s "$5" "$3" 2>/dev/null || { is_there "$3" "$4" && end denied || end gone; }
  tries=$(($6 * 20))
  while is_there "$3" "$4"; do
    [ $tries -gt 0 ] || end alive
    tries=$((tries - 1))
    sleep 0.05 2>/dev/null || sleep 1
  done
  end ended
}
main "$@"
`;
