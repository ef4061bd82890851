import { backstopsBefore } from '../../../../engine/analysis/exploration/order-of-backstops.ts';
import type { BackstopBehaviour, Behaviour } from '../../../../engine/behaviour/behaviour.ts';
import { orderWithoutCalendars } from '../../../../engine/time/maps/duration-order.ts';
import { flowOf, tell, userTask } from '../../behaviour/written-behaviours.ts';

// Of each backstop, those that are surely due before it.

const interview = { cel: 'case.lastInterviewAt' };
const of = (
  hours: number,
  more: Partial<BackstopBehaviour> = {},
): Omit<BackstopBehaviour, 'behaviour'> => ({
  unless: 'answer',
  after: { ms: hours * 3_600_000 },
  ...more,
});
const day = { businessDays: 1, calendar: 'office' };
const offer = tell('told', 'offer');

test.each<
  readonly [string, readonly Omit<BackstopBehaviour, 'behaviour'>[], readonly (readonly number[])[]]
>([
  ['the shorter one', [of(2), of(1)], [[1], []]],
  ['of two alike the first', [of(1), of(1)], [[], [0]]],
  [
    'of two alike the first, also in working days',
    [of(1, { after: day }), of(1, { after: day })],
    [[], [0]],
  ],
  [
    'one since the same moment',
    [of(2, { since: interview }), of(1, { since: interview })],
    [[1], []],
  ],
  [
    'one since a moment of the case before one since its start',
    [of(1), of(1, { since: interview })],
    [[], []],
  ],
  [
    'and if it stands first, also where both are due at once',
    [of(1, { since: interview }), of(1)],
    [[], [0]],
  ],
  ['not the other way round', [of(9, { since: interview }), of(1)], [[], []]],
  ['one that a message of a step keeps quiet', [of(1, { unless: 'told' }), of(2)], [[], [0]]],
  ['none that the mails of a task keep quiet', [of(1, { unless: 'notice' }), of(2)], [[], []]],
])('%s', (_sentence, written, before) => {
  const behaviour: Behaviour = tell('late', 'decision-status');
  const backstops = written.map((one) => ({ ...one, behaviour }));
  const flow = { ...flowOf(userTask('a', {}), offer), backstops };
  expect(backstopsBefore(flow, orderWithoutCalendars)).toEqual(before);
});
