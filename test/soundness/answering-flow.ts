import { isObject } from '../../engine/model/base.ts';

/** A written flow with an answer to the candidate on every path to an end: most random flows lack it on some. */
export function answeringFlow(flow: object): object {
  const written = withAnswerBeforeEnds(flow);
  return 'steps' in written && Array.isArray(written.steps)
    ? { ...written, steps: [...written.steps, ...(closes(written.steps) ? [] : [answer])] }
    : written;
}

const answer = { tell: 'candidate', template: 'no-decision-yet' };

function withAnswerBeforeEnds(value: object): object {
  if (Array.isArray(value))
    return value.flatMap((one: unknown) => [...(ends(one) ? [answer] : []), inside(one)]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one)]));
}

const inside = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? withAnswerBeforeEnds(value) : value;

const ends = (value: unknown): boolean => isObject(value) && 'end' in value;

/** Whether a list always ends the case: then nothing may stand behind it. */
const closes = (steps: readonly unknown[]): boolean => {
  const last: unknown = steps.at(-1);
  return ends(last) || (isObject(last) && last['run'] === 'farewell');
};
