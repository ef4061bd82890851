import { enAuthority } from './en-authority.ts';
import { enDefinitions } from './en-definitions.ts';
import type { Sentences } from './catalogue.ts';

/** What every code of a proof says in English. */
export const en: Sentences = {
  ghosted: {
    message:
      'the case can end without the candidate having heard an answer[: it ends as "{outcome}"][ at {end}][ when it starts {start}]',
    hint: '[{remedies}; or ]tell the candidate an outcome, or that there is no decision yet, before this end',
  },
  'promise-broken': {
    message:
      '"{promise}" is broken[ for a case that starts {start}][: it comes {comes}][ where {due} was promised][, {over} too late]',
    hint: '[{remedies}; or ]shorten the steps on this way',
  },
  'promise-never': {
    message: '"{promise}" is never kept on some path[: the case ends as "{outcome}"][ at {end}]',
    hint: '[{remedies}; or ]send it on this path as well, or add a backstop that does',
  },
  'promise-unknown': {
    message: '"{promise}" promises nothing: no case comes to what it names',
    hint: 'name a step on the line of this flow, or remove the promise',
  },
  'silence-broken': {
    message:
      '{who} can be without a word for longer than {within}[: from {from} to {comes}][, {over} too long][, when the case starts {start}]',
    hint: '[{remedies}; or ]send a word in between, or shorten the steps on this way',
  },
  'withdrawal-unanswered': {
    message: 'a candidate who withdraws is not told that it has been noted',
    hint: 'begin the steps of "{event}" with a message to the candidate',
  },
  'start-unbounded': {
    message: 'nothing says how long before the start of a case {since} may lie',
    hint: 'add "assume: { start: { after: {since}, within: 2 business days } }", or count from the start',
  },
  'beyond-horizon': {
    message:
      'nothing can be proved: whenever a case starts, it can last longer than the calendars know holidays[: up to {until}]',
    hint: 'add the holidays of the next year to the calendar',
  },
  ...enAuthority,
  ...enDefinitions,
};
