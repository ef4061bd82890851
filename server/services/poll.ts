const pollMs = 50;

/** Asks again and again until there is an answer; `undefined` when there is none in this time. */
export async function poll<T>(
  forMs: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const until = performance.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() >= until) return answer;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
