/**
 * Shell functions that let one attempt at a time work on the observer of the home that is the working
 * directory, and refuse one that is older than another that has been there.
 */
export const FENCE = `
end() { echo "outcome=$1"; [ -z "$2" ] || echo "reason=$2"; exit 0; }

# lock_home SECONDS: waits so long for the lock, and holds it until the script ends
lock_home() {
  (mkdir -p run && true >>run/.obdeck-start.lock) 2>/dev/null || end refused unwritable
  exec 9>>run/.obdeck-start.lock
  flock -w "$1" 9 || end busy
}

# pass_fence INSTALLATION VALUE
pass_fence() {
  installation= value=
  { read -r installation value <run/.obdeck-fence; } 2>/dev/null
  case $value in '' | *[!0-9]*) value=0 ;; esac
  [ "$installation" != "$1" ] || [ "$value" -le "$2" ] || { echo "seen=$value"; end fenced; }
  # A subshell, because a failed redirection would end this one.
  (printf '%s %s\\n' "$1" "$2" >run/.obdeck-fence.new) 2>/dev/null &&
    mv -f run/.obdeck-fence.new run/.obdeck-fence || end refused unwritable
}
`;
