import { formatDuration } from '../../../time/duration.ts';
import { lengthFormatter } from './length.ts';
import type { Phrases } from './catalogue.ts';

/** How findings are told in English. */
export const enPhrases: Phrases = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  moment: '{weekday} {day} {clock}',
  duration: formatDuration,
  length: lengthFormatter({
    days: (count) => `${count} day${count === 1 ? '' : 's'}`,
    hours: (count) => `${count} h`,
    minutes: (count) => `${count} min`,
  }),
  and: ', ',
  or: ', or ',
  happens: {
    told: '"{template}" has reached {to}',
    undelivered: '"{template}" cannot be delivered to {to}',
    asked: '{of} asked',
    answered: '{by} answers at the last moment: {outcome}',
    silent: 'silent: {who}[, which means {as}]',
    waited: 'time passes',
    chosen: 'goes the way "{arm}"[, because {when}]',
    backstop: 'backstop: no {unless} so far',
    event: 'the case is {event}',
    ended: 'the case ends as "{outcome}"',
  },
  repairs: {
    shorten: '{by} less in `{step}`',
    backstop: 'a backstop after {after}',
    widen: 'a promise of {to}',
  },
  imprecisions: {
    condition:
      'conditions that the proof cannot compare may never hold together, so that no case takes this way',
    beside: 'what runs beside was taken to come at any time, so that it may never come at this one',
    reach: 'no course was found that comes to exactly the moment from which is counted',
    people: 'an expression says who answers, so that it is only known from the case',
  },
  promises: {
    told: 'tell {who} about {about} within {within}[ since {since}][ after `{after}`]',
    silence: 'silence of at most {atMost} for {who}',
    done: 'close `{step}` within {within}[ since {since}][ after `{after}`]',
  },
  about: {
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
  },
  runFrom: '; it is run by "{caller}", {file}:{line}',
  builtIn: '; the step "{step}" is built in, every flow has it',
  example: {
    heading: { step: 'STEP', what: 'WHAT HAPPENS', leaves: 'UNTIL' },
    start: 'the case starts',
    due: 'it would have been due',
    costliest: 'costs most: `{step}`, {length}',
    maybe: 'may be a false alarm: {why}',
    page: 'more: {page}',
  },
  certificate: {
    holds: '{flow}: proved for cases that start from {from} to {until} ({zone})',
    heading: {
      promise: 'PROMISE',
      slack: 'TO SPARE',
      longest: 'LONGEST WAIT',
      worst: 'WORST START',
    },
    none: 'no promises; everyone hears an answer on every path',
    assumed: 'assumed: {mail}[; {start}]',
    mail: 'the mail server accepts a message within {within}, or refuses it',
    start: 'a case starts within {within} after {after}',
    packs: 'packs: {packs}',
    pack: '{pack} (as of {effective})',
    versions: 'plan {plan}, proofs {proofs}, tidings {tidings}',
  },
  report: {
    clean: '{files} files checked, nothing found',
    found: '{files} files checked; errors: {errors}, warnings: {warnings}',
  },
};
