/** Asks again only once an answer is older than this, however often it is asked for; whoever asks meanwhile shares one answer. */
export const remembered = <T>(ask: () => Promise<T>, forMs: number): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (answer === undefined || performance.now() >= until) {
      until = performance.now() + forMs;
      answer = ask();
      answer.catch(() => {
        answer = undefined;
      });
    }
    return answer;
  };
};
