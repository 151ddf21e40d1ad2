/** Figures of one measurement, ready to be shown. The first column names the row. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** One measurement. */
export interface Part {
  /** How it is asked for on the command line. */
  name: string;
  /** It measures the built console, not only its sources. */
  needsBuild: boolean;
  run(say: (text: string) => void): Promise<Table[]>;
}
