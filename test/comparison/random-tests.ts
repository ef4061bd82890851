import { stringify } from 'yaml';
import type { Choices } from '../conformance/choices.ts';
import type { RandomScene } from '../conformance/random-scene.ts';
import { type AnsweredStep, answeredStepsIn, wordsUnder } from './answered-steps.ts';

/** A random test file for a random flow. Its expectations may fail: what is printed about them has to stay the same. */
export function scenesFor(
  flow: object,
  { id, facts, start }: RandomScene,
  choices: Choices,
): string {
  const tasks = answeredStepsIn(flow).filter(({ kind }) => kind !== 'tell');
  const scenes = ['first', 'second', 'third'].map((title) => ({
    title,
    ...listed('script', [
      ...tasks.flatMap((task) => act(task, choices)),
      ...leaving(flow, choices),
    ]),
    ...listed('mail', choices.chance(40) ? [rule(choices)] : []),
    expect: expectations(flow, tasks, choices),
  }));
  return stringify({ rehearse: id, case: facts, start: new Date(start).toISOString(), scenes });
}

const listed = (key: string, list: readonly object[]): object =>
  list.length > 0 ? { [key]: list } : {};

function act({ id, who, outcomes }: AnsweredStep, choices: Choices): readonly object[] {
  const does = outcomes[choices.below(outcomes.length)];
  if (does === undefined || choices.chance(40)) return [];
  const when = choices.chance(40)
    ? { on: choices.one(['request', 'reminder']), after: choices.one(['30m', '6h']) }
    : { after: choices.one(['10m', '3h', '1 day', '2 business hours']) };
  return [{ who, does, ...(choices.chance(70) && { task: id }), ...when }];
}

const leaving = (flow: object, choices: Choices): readonly object[] =>
  'on' in flow && JSON.stringify(flow.on).includes('"withdrawn"') && choices.chance(30)
    ? [{ who: 'candidate', does: 'withdraw', after: '1h' }]
    : [];

const rule = (choices: Choices): object => ({
  does: choices.one(['bounce', 'refuse', 'lose']),
  ...(choices.chance(50) && { to: choices.one(['candidate', 'head']) }),
  ...(choices.chance(30) && { times: 1 + choices.below(3) }),
});

function expectations(
  flow: object,
  tasks: readonly AnsweredStep[],
  choices: Choices,
): readonly object[] {
  const any = (of: readonly string[]): string | undefined => of[choices.below(of.length)];
  const [end, message] = [any(wordsUnder('end', flow)), any(wordsUnder('template', flow))];
  const task = tasks[choices.below(tasks.length)];
  return [
    { silence: 'candidate', atMost: choices.one(['2 days', '20 business hours']) },
    ...(end === undefined ? [] : [{ outcome: end }]),
    ...(message === undefined ? [] : [{ message }]),
    ...('promises' in flow ? [{ promise: 1, is: choices.one(['kept', 'broken']) }] : []),
    ...(task === undefined ? [] : [{ task: task.id, is: any(['silent', ...task.outcomes]) }]),
  ];
}
