import type { WrittenMutant } from '../mutant.ts';

const successors = 'engine/analysis/exploration/successors.ts';
const eventsHandled = 'engine/analysis/exploration/events-handled.ts';
const deliveryOutcomes = 'engine/analysis/exploration/delivery-outcomes.ts';
const obligations = 'engine/analysis/timing/obligation.ts';
const responses = 'engine/analysis/timing/bounded-response.ts';
const ends = 'engine/analysis/timing/end-of-case.ts';

/** Of what stands about events, ends and promises. */
export const endsAndPromises: readonly WrittenMutant[] = [
  [
    { clause: '`withdrawn` counts while the case has not ended' },
    'a withdrawal counts after the end',
    eventsHandled,
    'function eventsHandled(state: ExploredState, explored: ExploredFlow): readonly Transition[] {\n  if (state.ended || state.handled) return [];',
    'function eventsHandled(state: ExploredState, explored: ExploredFlow): readonly Transition[] {\n  if (state.handled) return [];',
  ],
  [
    { clause: 'It cuts every line, cancels their tasks' },
    'a withdrawal cuts the main line alone',
    eventsHandled,
    'cut(state.lines, openLines, {',
    'cut(state.lines, openLines.slice(0, 1), {',
  ],
  [
    { clause: 'The withdrawal is answered only by a message that says so' },
    'any message answers a withdrawal',
    obligations,
    "send.to === 'candidate' && notesEvent(send.class),",
    "send.to === 'candidate' && notesEvent('notice'),",
  ],
  [
    { clause: 'That note is never cancelled, neither by an end nor by an outcome' },
    'an outcome cancels the note of a withdrawal',
    deliveryOutcomes,
    "first.to === outcome.to &&\n    !(state.handled && notesEvent(first.class) && first.to === 'candidate');",
    'first.to === outcome.to;',
  ],
  [
    { clause: 'The first end decides the outcome; a later one changes nothing.' },
    'a case ends several times',
    successors,
    "events: state.ended ? events : [{ what: 'ended', outcome, step }, ...events],",
    "events: [{ what: 'ended', outcome, step }, ...events],",
  ],
  [
    { clause: 'It cuts the main line, the backstops and the branches `until: end`' },
    'an end leaves the branches that run until it',
    successors,
    "['main', 'backstop', 'until-end'];",
    "['main', 'backstop'];",
  ],
  [
    { clause: 'With `beside: stop` it cuts the other branches as well' },
    'no end stops what runs beside',
    successors,
    "beside === 'stop' ? [...roles, 'awaited'] : roles,",
    'roles,',
  ],
  [
    { clause: 'and cancels every message that has no delivery outcome yet' },
    'an end cancels nothing',
    successors,
    "beside === 'stop' && mayBeCancelledAtEnd(send, state);",
    'beside === undefined && mayBeCancelledAtEnd(send, state);',
  ],
  [
    { clause: 'A line that is cut has told nothing more than it had' },
    'a line goes on behind its message after it was cut',
    deliveryOutcomes,
    "const isFollowed = line.role !== 'message';",
    'const isFollowed = true;',
  ],
  [
    { clause: 'by the first message to that name whose class fulfils it' },
    'a message to anybody keeps a promise',
    obligations,
    'fulfilledBySend: (send) => send.to === who && fulfils(send.class, about),',
    'fulfilledBySend: (send) => fulfils(send.class, about),',
  ],
  [
    { clause: 'an outcome also fulfils one about a class that it cancels' },
    'an outcome keeps no promise of a status',
    'engine/model/message.ts',
    'return c === about || (isOvertakenByOutcome(about) && isOutcome(c));',
    'return c === about;',
  ],
  [
    { clause: 'counts from the acceptance of its message or from the settling of its task' },
    'a promise after a task counts from its opening',
    'engine/analysis/timing/worst-case.ts',
    '(anyMessage ? found.asked : found.settled)',
    'found.asked',
  ],
  [
    { clause: 'What was never told when the case is over is broken' },
    'an end keeps the promise of a word',
    obligations,
    "fulfilledByOutcome: never,\n    atEnd: 'violated',\n  };\n}",
    "fulfilledByOutcome: never,\n    atEnd: 'discharged',\n  };\n}",
  ],
  [
    { clause: 'what was to count from a step that never was is void' },
    'what was to count from a step that never was is broken',
    ends,
    "return isCut && obligation.atEnd === 'violated'",
    "return obligation.atEnd === 'violated'",
  ],
  [
    {
      clause:
        'the longest gap between the start, every word to that person, and the answer or the end',
    },
    'only the silence before the first word counts',
    responses,
    '[undefined, ...stepsWithMessageTo(who, flow.main)].map',
    '[undefined].map',
  ],
  [
    {
      clause:
        'the longest gap between the start, every word to that person, and the answer or the end',
    },
    'an end without a word is a broken silence',
    obligations,
    "atEnd: 'discharged',",
    "atEnd: 'violated',",
  ],
  [
    { clause: 'the task is settled, by whomever' },
    'any task keeps the promise of one',
    obligations,
    'fulfilledByOutcome: ({ step }) => step === promise.step,',
    'fulfilledByOutcome: () => true,',
  ],
  [
    { clause: 'Cancelled is void.' },
    'an end breaks the promise of a task beside it',
    obligations,
    "atEnd: 'dropped',",
    "atEnd: 'violated',",
  ],
  [
    { clause: 'when the line has passed it by, the promise is broken' },
    'a task that is never reached is done',
    obligations,
    "atEnd: 'dropped',",
    "atEnd: 'discharged',",
  ],
];
