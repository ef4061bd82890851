import { linesOf, sendsOf, tasksIn } from '../../engine/behaviour/traverse.ts';
import type { FlowBehaviour } from '../../engine/behaviour/behaviour.ts';
import type { Facts } from '../../engine/model/base.ts';
import type {
  MailRule,
  ResponseDelay,
  ResponseRule,
  ScriptedAct,
} from '../../engine/simulation/script.ts';
import { hourMs } from '../../engine/time/units.ts';

/** Everything that can differ between two cases of a small flow. */
export interface SmallSchedule {
  readonly facts: Facts;
  readonly responseRules: readonly ResponseRule[];
  readonly scriptedActs: readonly ScriptedAct[];
  readonly mail: readonly MailRule[];
}

/**
 * The number of schedules of a flow, and each by its number: every answer of every task, every delivery outcome of every message, every
 * fact and event.
 */
export function smallSchedules(
  flow: FlowBehaviour,
  start: number,
): { readonly count: number; readonly at: (index: number) => SmallSchedule } {
  const own = linesOf(flow).flatMap((line) => [...sendsOf(line), ...tasksIn(line)]);
  const steps = [...new Map(own.map((term) => [term.step, term])).values()];
  const tasks = steps.filter((term) => term.term === 'task').filter(({ step }) => !isSystem(step));
  const sends = steps.filter(({ term }) => term === 'send');
  const readsScore = steps.some(({ step }) => step.startsWith('when'));
  const counts = steps.some(({ step }) => step.startsWith('ask'));
  const sizes = [
    ...tasks.map(({ answers }) => (answers.length > 1 ? whens.length : whens.length - 2)),
    ...sends.map(() => deliveries.length),
    readsScore ? 2 : 1,
    counts ? 2 : 1,
    'withdrawn' in flow.on ? withdrawals.length : 1,
  ];
  return {
    count: sizes.reduce((product, size) => product * size, 1),
    at(index) {
      const digits = digitsOf(index, sizes);
      const [score = 0, past = 0, event = 0] = digits.slice(-3);
      return {
        facts: {
          score: score === 0 ? 5 : 1,
          lastInterviewAt: new Date(start - past * 5 * hourMs).toISOString(),
        },
        responseRules: tasks.map(({ step }, at) => ({
          task: step,
          ...(whens[digits[at] ?? 0] ?? { when: 'never' }),
        })),
        mail: sends.flatMap(({ step }, at) => {
          const fate = deliveries[digits[tasks.length + at] ?? 0];
          return fate === undefined ? [] : [{ message: step, ...fate }];
        }),
        scriptedActs: actsOf(withdrawals[event]),
      };
    },
  };
}

/** The task of reaching somebody is answered by nobody: what follows its answers is nothing, as what follows silence. */
const isSystem = (step: string): boolean => step.startsWith('system.');

interface SmallAnswer extends Pick<ResponseRule, 'outcome'> {
  readonly when: ResponseDelay;
}

const atOnce = { after: { ms: 1 } };
const atLast = { before: { ms: 1 } };

/** At once, at the last moment, too late, never; a no is another answer, where there is one. */
const whens: readonly SmallAnswer[] = [
  { when: atOnce },
  { when: atLast },
  { when: { after: { ms: 9 * hourMs } } },
  { when: 'never' },
  { when: atOnce, outcome: 'rejected' },
  { when: atLast, outcome: 'rejected' },
];

/** Accepted, refused for good, of unknown delivery outcome, and late; one that an outcome overtakes is dropped while it is late. */
const deliveries: readonly (Omit<MailRule, 'message'> | undefined)[] = [
  undefined,
  { does: 'bounce' },
  { does: 'lose' },
  { does: 'stall', until: { after: { ms: 5 * hourMs } } },
];

const withdrawals = [undefined, 1, 3 * hourMs, 5 * hourMs + 1] as const;

const actsOf = (after: number | undefined): readonly ScriptedAct[] =>
  after === undefined
    ? []
    : [
        {
          who: 'candidate',
          does: { event: 'withdrawn' },
          when: { from: 'start', after: { ms: after } },
        },
      ];

/** The digits of a number, each with a base of its own. */
function digitsOf(index: number, sizes: readonly number[]): readonly number[] {
  let left = index;
  return sizes.map((size) => {
    const digit = left % size;
    left = Math.floor(left / size);
    return digit;
  });
}
