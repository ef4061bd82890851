import { formatDuration as duration } from '../../../time/duration.ts';
import type { FlowPromise } from '../../../model/plan.ts';
import type { Repair } from '../../finding/finding.ts';
import type { QuotedRule } from '../../finding/finding-values.ts';
import type { Catalogue } from './catalogue.ts';
import { ifKnown } from '../../finding/sentence.ts';
import { lengthFormatter, textIn } from './parts.ts';

/** Findings and certificates in English. */
export const en: Catalogue = {
  locale: 'en',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  moment: (weekday, day, clock) => `${weekday} ${day} ${clock}`,
  duration,
  length: lengthFormatter({
    days: (count) => `${count} day${count === 1 ? '' : 's'}`,
    hours: (count) => `${count} h`,
    minutes: (count) => `${count} min`,
  }),
  promise: promiseText,
  anyOf,
  quotation,
  events: {
    told: ({ template, to }) => `"${template}" has reached ${to}`,
    undelivered: ({ template, to }) => `"${template}" cannot be delivered to ${to}`,
    asked: ({ of }) => `${of.join(', ')} asked`,
    dropped: ({ template, to }) => `"${template}" to ${to} is dropped before it has arrived`,
    answered: ({ by, outcome, atOnce }) =>
      `${by.join(', ')} answers at ${atOnce ? 'once' : 'the last moment'}: ${outcome}`,
    silent: ({ who, as }) =>
      `silent: ${who.join(', ')}${ifKnown(as, (outcome) => `, which means ${outcome}`)}`,
    waited: () => 'time passes',
    chosen: ({ branch, when }) =>
      `goes the way "${branch}"${ifKnown(when, (condition) => `, because ${condition}`)}`,
    backstop: ({ unless }) => `backstop: no ${unless} so far`,
    event: ({ event }) => `the case is ${event}`,
    ended: ({ outcome }) => `the case ends as "${outcome}"`,
  },
  repair,
  imprecisions: {
    condition:
      'conditions that the proof cannot compare may never hold together, so that no case takes this way',
    beside: 'what runs beside was taken to come at any time, so that it may never come at this one',
    reach: 'no course was found that comes to exactly the moment from which is counted',
    people: 'an expression says who answers, so that it is only known from the case',
    rehearsal: 'a rehearsal of this course has gone another way',
  },
  unassumed: {
    'mail-late': 'only when the mail server takes longer for a message than is assumed',
  },
  alsoIn: (flows) =>
    `; the same holds of ${flows
      .slice(0, 5)
      .map((flow) => `"${flow}"`)
      .join(', ')}${flows.length > 5 ? ` and ${flows.length - 5} more flows` : ''}`,
  alsoAt: (places) =>
    `; the same holds at ${places.slice(0, 4).join(', ')}${places.length > 4 ? ` and ${places.length - 4} more places` : ''}`,
  beside: (messages) =>
    `; beside it, ${messages.slice(0, 3).join('; ')}${messages.length > 3 ? `; and ${messages.length - 3} more` : ''}`,
  fromIt: (findings) =>
    `; from it follows ${findings.slice(0, 4).join(', ')}${findings.length > 4 ? ` and ${findings.length - 4} more` : ''}`,
  givenAs: ({ name, file, line }) => `; it is "$${name}" in ${file}:${line}`,
  runFrom: (caller, file, line) => `; it is run by "${caller}", ${file}:${line}`,
  builtIn: (step) => `; the step "${step}" is built in, every flow has it`,
  example: {
    heading: { step: 'STEP', what: 'WHAT HAPPENS', leaves: 'UNTIL' },
    start: 'the case starts',
    due: 'it would have been due',
    costliest: (step, length) => `costs most: \`${step}\`, ${length}`,
    maybe: (why) => `may be a false alarm: ${why}`,
    page: (page) => `more: ${page}`,
  },
  certificate: {
    holds: (flow, from, until, zone) =>
      `${flow}: proved for cases that start from ${from} to ${until} (${zone})`,
    ends: (calendar, day) =>
      `the days of ${calendar} are known until ${day}; provisional beyond, where its plain week goes on`,
    provisional: (date) => `${date}, provisional`,
    heading: {
      promise: 'PROMISE',
      slack: 'TO SPARE',
      longest: 'LONGEST WAIT',
      worst: 'WORST START',
    },
    none: 'no promises; everyone hears an answer on every path',
    assumed: (assumptions) => `assumed: ${assumptions.join('; ')}`,
    mail: (within) => `the mail server accepts a message within ${within}, or refuses it`,
    start: (within, after) => `a case starts within ${within} after ${after}`,
    packs: (packs) =>
      `packs: ${packs.map(({ pack, effective }) => `${pack} (as of ${effective})`).join(', ')}`,
    needs: (needs) =>
      `must say yes: ${needs.map(({ step, need, seats, yes }) => `"${step}" ${need} of ${seats} ${seats === 1 ? 'seat' : 'seats'}: ${yes}`).join('; ')}`,
    apologies: (most) =>
      `levels that come too late say so to the candidate at most ${most === 1 ? 'once' : `${most} times`} in a case`,
    versions: (plan, proofs, tidings) => `plan ${plan}, proofs ${proofs}, tidings ${tidings}`,
  },
  report: {
    clean: (files) => `${files} files checked, nothing found`,
    found: (files, errors, warnings) =>
      `${files} files checked; errors: ${errors}, warnings: ${warnings}`,
  },
};

const about = {
  answer: 'an answer',
  outcome: 'the outcome',
  status: 'the status',
  'decision-status': 'there being no decision yet',
  intent: 'the intent',
  offer: 'the offer',
  regret: 'the regret',
  correction: 'a correction',
  notice: 'something',
  survey: 'a survey',
} as const;

function promiseText(promise: FlowPromise): string {
  if (promise.promise === 'silence')
    return `silence of at most ${duration(promise.atMost)} for ${promise.who}`;
  const what =
    promise.promise === 'told'
      ? `tell ${promise.who} about ${about[promise.about]}`
      : `close \`${promise.step}\``;
  return [
    `${what} within ${duration(promise.within)}`,
    ifKnown(promise.since, ({ cel }) => ` since ${cel}`),
    ifKnown(promise.after, (step) => ` after \`${step}\``),
  ].join('');
}

function repair(remedy: Repair): string {
  if (remedy.do === 'shorten') return `${duration(remedy.by)} less in \`${remedy.step}\``;
  return remedy.do === 'backstop'
    ? `a backstop after ${duration(remedy.after)}`
    : `a promise of ${duration(remedy.to)}`;
}

/** Remedies of which each would be enough, before the hint that always stands. */
function anyOf(remedies: readonly Repair[] = []): string {
  return remedies.length === 0 ? '' : `${remedies.map(repair).join(', or ')}; or `;
}

function quotation({ text, source, pack, effective }: QuotedRule): string {
  return `: "${textIn('en', text)}" (${source}; pack "${pack}", in force since ${effective})`;
}
