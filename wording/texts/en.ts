import { en as findings } from '../../engine/analysis/report/words/en.ts';
import { addressees } from '../addressees.ts';
import { localize } from '../localize.ts';
import { stopText } from '../stop-text.ts';
import { stopsEn } from './stops-en.ts';
import { troubleDetailsEn } from './trouble-details-en.ts';
import { troublesEn } from './troubles-en.ts';
import type { ActOrigin } from '../../engine/model/act.ts';
import type { GivenFact } from '../../engine/model/given-fact.ts';
import type { EntrySentences } from './entry-sentences.ts';

const { length } = findings;

/** The words that pages and commands share, in English; the other languages have the same keys. */
export const en = {
  stops: stopsEn,
  troubles: troublesEn,
  troubleDetails: troubleDetailsEn,
  workflowGone: 'stands still: its workflow is gone',
  outcomes: {
    approved: 'Approve',
    rejected: 'Reject',
    recused: 'I recuse myself',
    returned: 'Send back',
    answered: 'Send answers',
    done: 'Done',
    accepted: 'Accept',
    declined: 'Decline',
    confirmed: 'Confirmed',
    hesitant: 'Hesitant',
    unreachable: 'Not reached',
    silent: 'No answer in time',
    unasked: 'Could not be asked',
  },
  past: {
    approved: 'Approved',
    rejected: 'Rejected',
    recused: 'Recused',
    returned: 'Sent back',
    answered: 'Answered',
    accepted: 'Accepted',
    declined: 'Declined',
    silent: 'No answer in time',
    unasked: 'Could not be asked',
    withdrew: 'Withdrawn',
    withdrawn: 'Withdrawn',
    completed: 'Completed',
    told: 'Told',
    undecided: 'Undecided',
    'no-answer': 'No answer',
    unknown: 'Outcome unknown',
  },
  entries: {
    started: ({ flow }) => `started with the flow ${flow}`,
    shown: ({ label }) => `the candidate's page shows “${localize(label, { locale: 'en' })}”`,
    opened: ({ task, by, ahead }) =>
      `${task} opened for ${by.join(', ')}${ahead === undefined ? '' : ', counted from its opening: the moment named lay ahead'}`,
    assigned: ({ task, seats }) => `${task} waits for ${seats.flatMap((s) => s.people).join(', ')}`,
    unasked: ({ task, seats }) => `${task}: no mail could ask ${seats.join(', ')}`,
    reminded: ({ task, people }) => `${task}: ${people.join(', ')} reminded`,
    escalated: ({ task, to: next }) => `${task} passed on to ${next.join(', ')}`,
    answered: ({ task, person, outcome, ...how }) =>
      `${task}: ${person} says ${outcome} (${way(how)})`,
    settled: ({ task, outcome, silent }) => {
      if (!silent) return `${task} is ${outcome}`;
      return `${task} is ${outcome === 'unasked' ? 'settled without an answer: nobody could be asked' : 'settled by silence'}`;
    },
    cancelled: ({ task }) => `${task} called off`,
    sent: (entry, journal) =>
      `message ${entry.template} to ${addressees(entry, journal).join(', ')} on its way`,
    accepted: ({ message }) => `message ${message} accepted by the mail server`,
    undelivered: ({ message, fate, reason }) => `message ${message} ${fate}: ${reason}`,
    dropped: ({ message }) => `message ${message} called off: it is not tried any more`,
    event: ({ event, person, ...how }) =>
      `${person}: ${event}${how.key === undefined ? '' : ` (${way(how)})`}`,
    backstop: ({ unless, ahead }) => `backstop: no ${unless} in time${fromStart(ahead)}`,
    promise: ({ promise, kept, by, never, ahead }) => {
      const from = fromStart(ahead);
      if (kept) return `promise ${promise + 1} kept, with ${length(by)} to spare${from}`;
      return `promise ${promise + 1} broken: ${never ? 'it never came' : `${length(by)} too late`}${from}`;
    },
    stopped: ({ reason }) => `stopped by an error: ${stopText(reason, stopsEn)}`,
    resumed: ({ mended, plan, fact, ...how }) =>
      [
        `goes on${mended === 'journal' ? ' from what is on record' : ''}`,
        ...(plan === undefined ? [] : [`with the mended plan ${plan.slice(0, 12)}`]),
        ...(fact === undefined ? [] : [`with ${factText(fact)}`]),
        `(${way(how)})`,
      ].join(' '),
    closed: ({ outcome, template, ...how }) =>
      `closed as ${outcome}, ${template === undefined ? 'telling nobody' : `telling the candidate by ${template}`} (${way(how)})`,
    ended: ({ outcome }) => `ended as ${outcome}`,
  } satisfies EntrySentences,
};

/** The keys that every language has. */
export type WordingTexts = Omit<typeof en, 'entries'> & { readonly entries: EntrySentences };

const factText = ({ name, value }: GivenFact) =>
  value === undefined ? name : `${name} ${JSON.stringify(value)}`;

const way = ({ channel, key }: ActOrigin) =>
  key === undefined ? channel : `${channel}, key ${key}`;

const fromStart = (ahead: number | undefined) =>
  ahead === undefined ? '' : ', counted from the start: the moment named lay ahead';
