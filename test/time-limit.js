import { addEventHandler, getState } from 'jest-circus';

/** The runner knows no limits of its own: what waits for ever would let the whole run wait, without a word. Tests and hooks may ask for more. */
const limitMs = 300_000;

// Once in each thread of the runner, which keeps its modules from file to file.
if (!globalThis.tidingsLimitsTests) {
  globalThis.tidingsLimitsTests = true;
  addEventHandler(({ name }) => {
    const { tests, hooks } = getState().currentDescribeBlock;
    if (name === 'add_test') limit(tests.at(-1));
    if (name === 'add_hook') limit(hooks.at(-1));
  });
}

function limit(added) {
  const { fn, timeout = 0 } = added;
  added.fn = async () => {
    let timer;
    const tooLong = new Promise((_, reject) => {
      const ms = Math.max(limitMs, timeout);
      timer = setTimeout(() => reject(new Error(`still not done after ${ms / 1_000} s`)), ms);
    });
    try {
      await Promise.race([fn(), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}
