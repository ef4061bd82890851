import type { Behaviour, FlowBehaviour } from '../../../../engine/behaviour/behaviour.ts';
import { explore } from '../../../../engine/analysis/exploration/explore.ts';
import type { Monitor } from '../../../../engine/analysis/exploration/monitor.ts';
import type { ObservedEvent } from '../../../../engine/analysis/finding/observed-event.ts';
import {
  choose,
  endEvent,
  flowOf,
  fork,
  sequence,
  tell,
  userTask,
  wait,
} from '../../behaviour/written-behaviours.ts';

// Every order in which a flow can bring its events: a monitor that remembers all of them reads each path once.

const nameOf = (event: ObservedEvent): string => {
  const step = 'send' in event ? event.send.step : 'task' in event ? event.task.step : '';
  const outcome = event.what === 'closed' ? event.outcome : event.what;
  return `${step} ${'event' in event ? event.event : outcome}`.trim();
};

const everything: Monitor<readonly string[]>['observes'] = { send: () => true, task: () => true };

/** Every path to the end of the case, as the events on it. */
function pathsOf(flow: FlowBehaviour, more: Partial<Monitor<readonly string[], string>> = {}) {
  const found = explore<readonly string[], string>(
    { whole: flow, behaviour: flow, valuation: [], undecided: new Set() },
    {
      start: [],
      observes: everything,
      step: (seen, event) => [...seen, nameOf(event)],
      check: (event, { state, maybe }) =>
        event.what === 'ended' ? [[...state, ...(maybe.maybe ? ['?'] : [])].join(', ')] : [],
      ...more,
    },
  );
  return [...new Set(found)].toSorted((a, b) => a.localeCompare(b));
}

const approve = userTask('a', { approved: endEvent('yes') });
const within = (ms: number) => ({ windows: [{ to: ['boss'], within: { ms } }] });
const stop: Behaviour = { term: 'end', step: 'over', outcome: 'over', beside: 'stop' };
const status = tell('later', 'decision-status');
const withBackstop = (...of: readonly Behaviour[]): FlowBehaviour =>
  backstopUnless('answer', ...of);
const backstopUnless = (unless: string, ...of: readonly Behaviour[]): FlowBehaviour => ({
  ...flowOf(...of),
  backstops: [{ unless, after: { ms: 1 }, behaviour: status }],
});

/** Of outcomes it can be unknown as well. */
const known = ['told', 'undelivered'] as const;
const deliveries = [...known, 'unknown'] as const;

// prettier-ignore
test.each<readonly [string, FlowBehaviour, readonly string[]]>([
  ['a task is answered, or nobody answers, or nobody can be asked', flowOf(approve), ['a opened, a approved', 'a opened, a silent', 'a opened, a unasked']],
  ['a message that holds the line is taken or refused', flowOf(tell('t', 'regret')), ['t sent, t told', 't sent, t undelivered', 't sent, t unknown']],
  ['one that does not leaves the line alone', flowOf(tell('t', 'notice')), ['t sent']],
  ['what runs beside comes before or after', flowOf(fork(tell('b', 'regret')), wait), ['b sent, ?', 'b sent, b told', 'b sent, b undelivered', 'b sent, b unknown']],
  ['a branch runs up to its first wait before the line goes on', flowOf(fork(tell('b', 'notice')), tell('t', 'notice')), ['b sent, t sent']],
  ['one that is due behind waits that are surely over before does not come', { ...withBackstop(wait, wait, wait, tell('t', 'notice')), backstops: [{ unless: 'answer', after: { ms: 9 }, behaviour: status }] }, ['t sent']],
  ['an end that stops the branches cancels their tasks behind it', flowOf(fork(approve), stop), ['a opened']],
  ['a backstop speaks while the line waits', withBackstop(userTask('a', {}, within(9))),
    ['silent', 'unasked'].flatMap((end) => [
      ...(end === 'silent' ? [] : [`a opened, a ${end}`]), `a opened, backstop, later sent, a ${end}, ?`,
      ...known.map((fate) => `a opened, backstop, later sent, later ${fate}, a ${end}, ?`),
    ]).toSorted((a, b) => a.localeCompare(b))],
  ['but not while an answer is on its way that would keep it quiet', withBackstop(tell('t', 'regret')), ['t sent, t told', 't sent, t undelivered', 't sent, t unknown']],
  ['one that another message would keep quiet waits for nothing', backstopUnless('decision-status', tell('t', 'offer')), deliveries.flatMap((fate) => [
    `t sent, t ${fate}`, `t sent, backstop, later sent, t ${fate}, ?`,
    ...known.map((later) => `t sent, backstop, later sent, later ${later}, t ${fate}, ?`),
  ]).toSorted((a, b) => a.localeCompare(b))],
])('%s', (_sentence, flow, paths) => {
  expect(pathsOf(flow)).toEqual(paths);
});

test('what is judged alike on several paths is found once', () => {
  const flow = flowOf(fork(tell('b', 'regret')), approve);
  const found = explore<null, string>(
    { whole: flow, behaviour: flow, valuation: [], undecided: new Set() },
    {
      start: null,
      observes: everything,
      step: () => null,
      check: (event, { maybe }) =>
        event.what === 'ended' ? [`${event.outcome} ${maybe.maybe ?? ''}`] : [],
    },
  );
  expect(found).toEqual([...new Set(found)]);
});

test('an event takes over wherever the case stands still, and what is open is cancelled', () => {
  const flow = {
    ...flowOf(approve),
    on: { withdrawn: sequence(tell('noted', 'notice'), endEvent('withdrew')) },
  };
  expect(pathsOf(flow)).toContain('a opened, withdrawn, a cancelled, noted sent');
});

test('what is open when an event takes over is not answered any more', () => {
  const flow = {
    ...flowOf(approve),
    on: { withdrawn: sequence(tell('no', 'regret'), endEvent('withdrew')) },
  };
  expect(pathsOf(flow).filter((path) => /withdrawn.* a approved/.test(path))).toEqual([]);
});

test('nothing comes before what is told behind a choice between nothing and nothing', () => {
  const nothing: Behaviour = { term: 'pass' };
  const flow = {
    ...flowOf(choose('c', { 'case.known': nothing }, nothing), tell('x', 'regret')),
    on: { withdrawn: sequence(tell('y', 'regret'), endEvent('withdrew')) },
  };
  const paths = pathsOf(flow);
  expect(paths.filter((path) => !path.startsWith('x sent'))).toEqual([]);
});

test('a withdrawal that has been noted is not dropped when an outcome leaves behind it', () => {
  const flow = {
    ...flowOf(approve),
    on: {
      withdrawn: sequence(tell('noted', 'notice'), tell('no', 'regret'), endEvent('withdrew')),
    },
  };
  expect(pathsOf(flow).filter((path) => path.includes('dropped'))).toEqual([]);
});

test('a task since the same moment is over before a backstop that comes later', () => {
  const since = { cel: 'case.lastInterviewAt' };
  const flow = {
    ...flowOf(userTask('a', {}, { ...within(1), since })),
    backstops: [{ unless: 'answer', after: { ms: 9 }, since, behaviour: status }],
  };
  expect(pathsOf(flow).filter((path) => path.includes('backstop'))).toEqual([]);
});

test('what runs beside the focus is looked at for its messages alone', () => {
  const flow = flowOf(fork(userTask('b', {}), tell('t', 'notice')), approve);
  expect(pathsOf(flow).some((path) => path.includes('b opened'))).toBe(true);
  const focused = pathsOf(flow, { focus: ['a'] });
  expect(focused.some((path) => path.includes('b opened'))).toBe(false);
  expect(focused.some((path) => path.includes('t sent'))).toBe(true);
});

/** A message at which a monitor judges, and another one at which it does not. */
const judged = tell('x', 'status');
const judges: Pick<Monitor<never>, 'judges'> = { judges: { send: ({ step }) => step === 'x' } };

/** Every path up to the message, and all events that are read. */
function pathsToJudged(flow: FlowBehaviour, more: Partial<typeof judges>) {
  const read: string[] = [];
  const paths = pathsOf(flow, {
    step: (seen, event) => {
      read.push(nameOf(event));
      return [...seen, nameOf(event)];
    },
    check: (event, { state }) =>
      nameOf(event) === 'x sent' ? [[...state, nameOf(event)].join(', ')] : [],
    ...more,
  });
  return { paths, read };
}

// prettier-ignore
test.each<readonly [string, FlowBehaviour]>([
  ['behind a task', flowOf(approve, judged)],
  ['in a branch of one', flowOf(userTask('a', { approved: judged }), wait)],
  ['beside the line', flowOf(fork(wait, judged), approve)],
  ['behind what runs beside', flowOf(fork(wait, approve), wait, judged)],
  ['where a message cannot be delivered', flowOf(tell('t', 'regret', { undelivered: judged }))],
  ['where nobody knows of its delivery outcome', flowOf(tell('t', 'regret', { unknown: judged }))],
  ['in a backstop', { ...flowOf(userTask('a', {}, within(9))), backstops: [{ unless: 'answer', after: { ms: 1 }, behaviour: judged }] }],
  ['in the handler of an event', { ...flowOf(approve), on: { withdrawn: judged } }],
])('a path is followed to what is judged %s', (_where, flow) => {
  const { paths } = pathsToJudged(flow, judges);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths).toEqual(pathsToJudged(flow, {}).paths);
});

test('and no further', () => {
  const flow = flowOf(tell('x', 'regret'), approve, tell('t', 'regret'));
  expect(pathsToJudged(flow, {}).read).toContain('t sent');
  expect(pathsToJudged(flow, judges).read).not.toContain('a opened');
});

test('messages that can no longer keep a backstop quiet do not multiply the states', () => {
  const notices = Array.from({ length: 16 }, (_none, index) => tell(`n${index}`, 'notice'));
  const flow = backstopUnless('notice', ...notices, userTask('a', {}, within(9)));
  const observes = { send: ({ step }: { readonly step: string }) => step === 'later' };
  expect(pathsOf(flow, { observes })).toContain('backstop, later sent, ?');
});

/** A wait of so many milliseconds. */
const delay = (step: string, ms: number): Behaviour => ({ term: 'delay', step, length: { ms } });

const withSent = (seen: readonly string[], event: ObservedEvent): readonly string[] =>
  event.what === 'sent' ? [...seen, nameOf(event)] : seen;

test('a wait that begins behind a task may be over before or after one that begins while it is open', () => {
  const flow = flowOf(
    fork(delay('first', 9), delay('then', 6), tell('b', 'notice')),
    userTask('a', {}, within(8)),
    delay('last', 11),
    tell('t', 'notice'),
  );
  expect(pathsOf(flow, { step: withSent })).toEqual([
    'b sent, t sent',
    'b sent, t sent, ?',
    't sent, ?',
  ]);
});

test('a wait that begins behind another one is over after those that are due by then', () => {
  const flow = flowOf(
    fork(delay('first', 9), delay('then', 6), tell('b', 'notice')),
    delay('beside', 12),
    tell('t', 'notice'),
  );
  expect(pathsOf(flow, { step: withSent })).toEqual(['t sent']);
});

test('what is known of two who wait stays known when a third begins to', () => {
  const flow = flowOf(
    fork(delay('short', 5), tell('b', 'notice')),
    fork(delay('longer', 9), tell('c', 'notice')),
    delay('longest', 20),
    tell('t', 'notice'),
  );
  expect(pathsOf(flow, { step: withSent })).toEqual([
    'b sent, c sent, t sent',
    'b sent, c sent, t sent, ?',
  ]);
});

// Of two that begin to wait at the same place, the second may be over behind what the first is surely over before.
test.each([48, 36])(
  'one handler of two messages, of one day and %i hours, is explored like two that are written alike',
  (hours) => {
    const made = (): Behaviour =>
      sequence(
        fork(delay('two', hours * 3_600_000), tell('late', 'notice')),
        delay('one', 24 * 3_600_000),
        tell('early', 'notice'),
      );
    const shared = made();
    const found = new Set(pathsWith(shared, shared));
    expect(pathsWith(made(), made()).filter((path) => !found.has(path))).toEqual([]);
  },
);

/** Every path of messages, with what handles the refusal of the first and of the second. */
const pathsWith = (first: Behaviour, second: Behaviour): readonly string[] => {
  const messages = [
    tell('a', 'notice', { undelivered: first }),
    tell('b', 'notice', { undelivered: second }),
  ];
  return pathsOf(flowOf(...messages), {
    step: (seen, event) =>
      ['sent', 'undelivered'].includes(event.what) ? [...seen, nameOf(event)] : seen,
    check: (event, { state }) => (event.what === 'sent' ? [state.join(', ')] : []),
  });
};
