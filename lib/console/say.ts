import "server-only";

/** Tells the person at the terminal what the console is doing. Everything else goes to the log. */
export function say(text: string): void {
  process.stdout.write(`[obdeck] ${text}\n`);
}
