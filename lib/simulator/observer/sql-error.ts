/** What a statement is refused with; `errno` is the number a client sees. */
export class SqlError extends Error {
  readonly errno: number;

  constructor(errno: number, message: string) {
    super(message);
    this.name = "SqlError";
    this.errno = errno;
  }
}

/** A statement takes until its timeout, whether or not it was done. */
export class TimesOut extends Error {}

/** The log stream that a statement needs has no leader. */
export class NoLeader extends Error {}

/** 1064: this simulation does not know the statement, or it is none. */
export const syntaxError = (near: string) =>
  new SqlError(1064, `You have an error in your SQL syntax near '${near.slice(0, 80)}' at line 1`);
