/** Prints a figure or a seed that a person reads beside the result of a test. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
