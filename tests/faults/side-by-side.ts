/** Runs the job for every item, so many at once, in their order. The first failure ends it. */
export async function sideBySide<T>(items: readonly T[], jobs: number, job: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next++];
      if (item !== undefined) await job(item);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}
