/** Arguments: HOME and a number of lines. Prints the errors and notices at the end of the log. */
export const TAIL_LOG = `
main() {
  [ -r "$1/log/observer.log" ] || exit 0
  tail -n 2000 "$1/log/observer.log" | grep -E ' ERROR |OBSERVER_NOTICE' | tail -n "$2"
}
main "$@"
`;
