import { IDENTITY } from "./identity";

/**
 * Arguments: HOME, boot id, pid, start ticks, signal, seconds to wait. Signals this process only if it
 * is still the same one and still the observer of the home, and waits until it is gone.
 */
export const STOP = `
${IDENTITY}
is_it() {
  [ "$(boot_id)" = "$2" ] && [ "/proc/$3/cwd" -ef "$1" ] &&
    runs_observer "$3" && stat_of "$3" && [ "$ticks" = "$4" ]
}
is_there() { stat_of "$1" && [ "$ticks" = "$2" ]; }

main() {
  is_it "$@" || { echo outcome=gone; exit 0; }
  kill -s "$5" "$3" 2>/dev/null || { is_there "$3" "$4" && echo outcome=denied || echo outcome=gone; exit 0; }
  tries=$(($6 * 20))
  while is_there "$3" "$4"; do
    [ $tries -gt 0 ] || { echo outcome=alive; exit 0; }
    tries=$((tries - 1))
    sleep 0.05 2>/dev/null || sleep 1
  done
  echo outcome=ended
}
main "$@"
`;
