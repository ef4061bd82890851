/** An answer that is kept for a while. */
export interface Remembered<T> {
  /** Asks again only once the answer is old, however often it is asked for; whoever asks meanwhile shares one. */
  (): Promise<T>;
  /** Asks now, whatever is remembered. */
  afresh(): Promise<T>;
}

/** What this answers, kept for so many milliseconds. */
export const remembered = <T>(ask: () => Promise<T>, forMs: number): Remembered<T> => {
  let answer: Promise<T> | undefined;
  let until = 0;
  const afresh = (): Promise<T> => {
    until = performance.now() + forMs;
    const asked = ask();
    answer = asked;
    asked.catch(() => {
      if (answer === asked) answer = undefined;
    });
    return asked;
  };
  const latest = () => (answer === undefined || performance.now() >= until ? afresh() : answer);
  return Object.assign(latest, { afresh });
};
