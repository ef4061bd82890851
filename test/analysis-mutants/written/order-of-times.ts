import type { WrittenMutant } from '../mutant.ts';

const clause = 'then those that are due, the earliest first';
const precedence = 'engine/analysis/exploration/precedence.ts';
const timer = 'engine/analysis/exploration/timer.ts';

/** Of what is due before what. */
export const orderOfTimes: readonly WrittenMutant[] = [
  [
    { clause },
    'of a task and a wait that are due at one instant, the one that began before goes first',
    precedence,
    'const ms = waitsOnce ? 0 : 1;',
    'const ms = 0;',
  ],
  [
    { clause },
    'a moment of the case is waited for as if all had begun to wait for it at once',
    precedence,
    'const isSameMoment = since === now && moment !== undefined && moment === timer.since',
    'const isSameMoment = moment !== undefined && moment === timer.since',
  ],
  [
    { clause },
    'who began to wait later has taken the least of its time until then',
    precedence,
    'passesBefore([...own.most, ...timer.lengths], [',
    'passesBefore([...own.least, ...timer.lengths], [',
  ],
  [
    { clause },
    'who waits already has taken the least of its time until then',
    precedence,
    'passesBefore([...other.most, ...lengths],',
    'passesBefore([...other.least, ...lengths],',
  ],
  [
    { clause },
    'a case starts at the very moment after which it is assumed to start',
    precedence,
    'passesBefore([sinceBefore.start, ...own.most, ...timer.lengths],',
    'passesBefore([...own.most, ...timer.lengths],',
  ],
  [
    { clause },
    'what is known of the order of a line is known when it stands there again',
    precedence,
    'const order = times.order.filter((pair) => !pair.includes(own));',
    'const order = times.order;',
  ],
  [
    { clause },
    'a backstop that is over is waited for',
    'engine/analysis/exploration/precedes.ts',
    '(earlier > 0 || maySpeak(numberOfBackstop(earlier), state, explored))',
    'earlier !== 0',
  ],
  [
    { clause },
    'a request silences no backstop unseen',
    'engine/analysis/exploration/order-of-backstops.ts',
    '(!isSilencedByRequests(unless) && messageClasses',
    '(messageClasses',
  ],
  [
    { clause },
    'the windows of a task that count from a moment count from its opening',
    timer,
    'isExact: task.since === undefined,',
    'isExact: true,',
  ],
  [
    { clause },
    'a backstop is due as soon as what is due at its time',
    timer,
    'const lengths = [after, { ms: 1 }];',
    'const lengths = [after];',
  ],
];
