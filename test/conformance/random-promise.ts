import { messageClasses } from '../../engine/model/message.ts';
import type { Choices } from './choices.ts';
import { writeDuration } from './random-duration.ts';

/** Steps of a flow, by id, that a promise may count from or speak of. */
interface PromiseTargets {
  readonly tellSteps: readonly string[];
  readonly tasks: readonly string[];
}

/** Random promises as an author might make them; most are broken sooner or later. */
export const writePromises = (choices: Choices, steps: PromiseTargets): object =>
  choices.chance(85)
    ? {
        promises: Array.from({ length: 1 + choices.below(3) }, () => writePromise(choices, steps)),
      }
    : {};

function writePromise(choices: Choices, { tellSteps, tasks }: PromiseTargets): object {
  const lasting = writeDuration(choices);
  if (choices.chance(30)) return { silence: choices.one(['candidate', 'head']), atMost: lasting };
  const from = [...tellSteps, ...tasks];
  const after = choices.chance(40) ? from[choices.below(from.length + 1) - 1] : undefined;
  const counted = { within: lasting, ...(after !== undefined && { after }) };
  const todo = tasks[choices.below(tasks.length + 1) - 1];
  return todo === undefined
    ? {
        tell: choices.one(['candidate', 'candidate', 'head']),
        about: choices.one(['answer', 'answer', 'outcome', ...messageClasses]),
        ...counted,
      }
    : { todo, ...counted };
}
