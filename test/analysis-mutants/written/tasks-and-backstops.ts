import type { WrittenMutant } from '../mutant.ts';

const successors = 'engine/analysis/exploration/successors.ts';
const lines = 'engine/analysis/exploration/lines.ts';
const deliveryOutcomes = 'engine/analysis/exploration/delivery-outcomes.ts';
const taskTimes = 'engine/analysis/timing/task-times.ts';
const responses = 'engine/analysis/timing/bounded-response.ts';
const backstops = 'engine/analysis/timing/with-backstops.ts';

/** Of what stands about tasks and backstops. */
export const tasksAndBackstops: readonly WrittenMutant[] = [
  [
    { clause: 'each further level begins where the one before ends' },
    'all levels begin at once',
    taskTimes,
    'closes = times.after(closes, within);',
    'closes = times.after(from, within);',
  ],
  [
    { clause: 'A window that has passed by then is over when the task opens' },
    'a window is never over when its task opens',
    successors,
    ', ...settledAtOpening(task, place, rest)];',
    '];',
  ],
  [
    { clause: 'A window that has passed by then is over when the task opens' },
    'time is reckoned as if a window began at the opening',
    taskTimes,
    'const from = latestMoment(task.since, opens, clock.assume) ?? at;',
    'const from = at;',
  ],
  [
    { clause: 'At the start of each level its people are asked by a message' },
    'the mail that asks is no word',
    responses,
    '    ...(asks(task, who) ? [task.step] : []),\n',
    '',
  ],
  [
    { clause: 'An answer counts if it comes strictly before the end of the present level' },
    'a window that has closed can be answered',
    taskTimes,
    'isOpen: trace?.isAfter(closes, isPrompt === true ? answered : at) ?? true,',
    'isOpen: true,',
  ],
  [
    { clause: 'Settled by the answers as soon as they decide' },
    'of a fraction that must say yes, one fewer is enough',
    'engine/people/seats.ts',
    'Math.ceil((need.parts * seats) / need.of)',
    'Math.floor((need.parts * seats) / need.of)',
  ],
  [
    { clause: 'Settled as silent at the end of the last level' },
    'silent at the end of the first level',
    taskTimes,
    'closingsFrom(task, from, times).at(-1) ?? from',
    'closingsFrom(task, from, times).at(0) ?? from',
  ],
  [
    { clause: '**Unasked**: a seat none of whose people the mail that asks' },
    'whoever is to answer is always asked',
    successors,
    "unanswered(task, beforeOver(place), rest)('unasked').map(asImprecise)",
    '[]',
  ],
  [
    { clause: 'For conditions and promises the round that was sent back is as if cancelled' },
    'an approval that is sent back is closed',
    'engine/analysis/timing/task-transfer.ts',
    'return openedAnew(task, isOpen ? task.answers : [], ended, analysis);',
    'return [];',
  ],
  [
    { clause: 'cannot make the needed yeses any more is over at once' },
    'silence takes its whole time',
    'engine/analysis/timing/intervals.ts',
    'this.along(task.silent.behaviour, { early: from.early, late: closes }),',
    'this.along(task.silent.behaviour, { early: closes, late: closes }),',
  ],
  [
    { clause: 'for conditions and promises it is silence' },
    'who was not asked counts as an answer',
    'engine/analysis/exploration/monitor.ts',
    "outcome === 'silent' || outcome === 'unasked';",
    "outcome === 'silent';",
  ],
  [
    { clause: 'cancelled is neither answered nor silent' },
    'an approval that is cancelled counts as silent',
    'engine/analysis/rules/approval-state.ts',
    "return event.what === 'opened' ? 'open' : 'unopened';",
    "return event.what === 'opened' ? 'open' : 'silent';",
  ],
  [
    { clause: 'A line that is cut while its task is open cancels it' },
    'a task outlives its line',
    lines,
    "(status !== 'waits' && first.reached === undefined)",
    "(status !== 'runs' && first.reached === undefined)",
  ],
  [
    { clause: 'waits until one millisecond after its time' },
    'a backstop is due at its time',
    backstops,
    'times.after(times.after(from, after), { ms: 1 })',
    'times.after(from, after)',
  ],
  [
    { clause: 'It rests for good as soon as a message that its `unless` names has told' },
    'nothing silences a backstop',
    deliveryOutcomes,
    'state: spend(transition.state, backstopsNaming(send, explored)),',
    'state: transition.state,',
  ],
  [
    { clause: 'If such a message is on its way when it is due, it waits for the delivery outcome' },
    'a backstop does not wait for a delivery outcome',
    'engine/analysis/exploration/precedes.ts',
    "  !lines.some(\n    ({ todo: { first } }) =>\n      first.term === 'send' && silencesBackstop(first, flow.backstops[index]?.unless ?? ''),\n  );",
    '  lines.length + flow.backstops.length > 0;',
  ],
  [
    { clause: 'If such a message is on its way when it is due, it waits for the delivery outcome' },
    'the wait for a delivery outcome takes no time',
    backstops,
    'const waitsFor = trace === undefined ? mayTellNobody(unless, flow) : 0;',
    'const waitsFor = 0;',
  ],
  [
    { clause: 'They may end the case.' },
    'no backstop ends a case before its time is counted',
    backstops,
    'flow.backstops.flatMap(({ behaviour }) => endEventsOf(behaviour));',
    '[].flatMap(({ behaviour }) => endEventsOf(behaviour));',
  ],
];
