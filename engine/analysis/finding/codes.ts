import { authorityCodes } from './authority-codes.ts';
import { packsCodes } from './packs-codes.ts';
import { peopleCodes } from './people-codes.ts';
import { textsCodes } from './texts-codes.ts';

/** Every code of a proof with what it stands for; each has a page with a wrong and a right example. */
export const proofCodes = {
  ghosted: 'On some path the case ends without the candidate having heard an answer.',
  'promise-broken': 'A promise does not hold on the worst path; the finding has its date.',
  'promise-never': 'On some path what was promised never comes.',
  'promise-unknown': 'A promise names nothing that could ever keep it.',
  'silence-broken': 'The candidate can be without a word for longer than promised.',
  'withdrawal-unanswered': 'A candidate who withdraws is not told that it has been noted.',
  'start-unbounded':
    'A promise counts from a moment before the start, and nothing says how long before.',
  'beyond-horizon': 'Within the days that the calendars know, nothing can be proved.',
  ...authorityCodes,
  ...peopleCodes,
  ...textsCodes,
  ...packsCodes,
} as const satisfies Readonly<Record<string, string>>;

export type ProofCode = keyof typeof proofCodes;
