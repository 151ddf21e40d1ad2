/**
 * Arguments: the agent's control command, and `status` or `start`. What the command says goes through a
 * file that is removed at once, so that a daemon it leaves behind does not hold our channel open.
 */
export const AGENT = `
main() {
  said=$(mktemp) || exit 1
  exec 8>"$said" 7<"$said"
  rm -f "$said"
  ( exec 7<&-; exec "$1" "$2" </dev/null >&8 2>&1 8>&- )
  echo "rc=$?"
  tail -c 8000 <&7 | sed 's/^/said=/'
}
main "$@"
`;
