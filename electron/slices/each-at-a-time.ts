/** Runs `act` for each item, so many at a time, and waits for all. Rejects with the first failure. */
export async function eachAtATime<T>(
  atATime: number,
  items: Iterable<T>,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await act(next.value);
  };
  // All are waited for, so that nothing goes on behind the back of whoever tidies up.
  const ends = await Promise.allSettled(Array.from({ length: atATime }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
