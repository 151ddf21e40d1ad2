/** How many items one call of the work takes, and how many calls run at a time. */
const BATCH_ITEMS = 256;
const CALLS_AT_A_TIME = 2;

interface Waiting<In, Out> {
  item: In;
  resolve(out: Out): void;
  reject(error: unknown): void;
}

/**
 * Does work item by item for its callers, and together below: what comes while earlier calls run waits
 * and then goes as one. A single item is not delayed. An error of a batch is tried again one by one, so
 * that each caller gets its own.
 */
export function batch<In, Out>(work: (items: In[]) => Promise<Out[]>): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let calls = 0;

  const settle = async (taken: Waiting<In, Out>[]): Promise<void> => {
    try {
      const outs = await work(taken.map(({ item }) => item));
      taken.forEach(({ resolve, reject }, index) => {
        const out = outs[index];
        if (out === undefined) reject(new Error("The batch gave no answer for this item"));
        else resolve(out);
      });
    } catch (error) {
      const [only] = taken;
      if (taken.length === 1) only?.reject(error);
      else for (const one of taken) await settle([one]);
    }
  };

  const next = async (): Promise<void> => {
    if (calls >= CALLS_AT_A_TIME || waiting.length === 0) return;
    calls += 1;
    await settle(waiting.splice(0, BATCH_ITEMS));
    calls -= 1;
    void next();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void next();
    });
}
