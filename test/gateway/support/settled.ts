/** Waits until a count has not moved for a while: there is no event for what does not happen. */
export async function settled(count: () => number): Promise<void> {
  for (let last = -1; last !== count(); ) {
    last = count();
    await new Promise(resolve => setTimeout(resolve, 150));
  }
}
