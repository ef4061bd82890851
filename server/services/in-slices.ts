import { setImmediate } from 'node:timers/promises';

const sliceMs = 10;

/** Works on while it does not take long, and lets whatever else the process serves go first then. */
export async function inSlices<T>(work: Iterator<undefined, T, undefined>): Promise<T> {
  for (let until = performance.now() + sliceMs; ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + sliceMs;
  }
}
