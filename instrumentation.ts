/** Next calls this once in each server process, before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startConsole } = await import("./lib/console/start-console");
    await startConsole();
  }
}
