import { stopText } from '../stop-text.ts';
import { stopsEn } from './stops-en.ts';
import type {
  AttributeFault,
  ErasureFault,
  KeysFault,
  LostKeysFault,
  TroubleDetailTexts,
} from './trouble-details.ts';

/** What was found out about a trouble, in English. */
export const troubleDetailsEn: TroubleDetailTexts = {
  words: ({ words }) => words,
  line: ({ file, line, message }) => `${file}, line ${line}: ${message}`,
  stop: ({ reason }) => `${reason.code}: ${stopText(reason, stopsEn)}`,
  refusal: ({ reason }) => reason,
  'workflow-over': () => 'its workflow is over',
  'workflow-cancelled': () => 'it was cancelled',
  'workflow-terminated': ({ reason }) => `it was terminated${reason === '' ? '' : `: ${reason}`}`,
  'record-short': ({ told, last }) =>
    `its history tells of entry ${told}, and its record ends with ${last}`,
  'entry-differs': ({ seq }) => `entry ${seq} is not the one that its history tells of`,
  'history-short': ({ fixed, told }) =>
    `entry ${fixed} is on record, and its history tells of none behind ${told}`,
  anchor: ({ number }) => `anchor ${number}`,
  attributes: ({ problems }) => problems.map(attribute).join('; '),
  keys: ({ misfit }) => keys(misfit),
  'lost-keys': ({ lost }) => lostKeys(lost),
  retention: ({ retention: { namespace, retained, kept } }) =>
    `Temporal keeps closed workflows of the namespace "${namespace}" for ${days(retained)}, and house.yaml lets cases go after ${days(kept)}; run "temporal operator namespace update --namespace ${namespace} --retention ${kept}d", or keep cases for longer`,
  'not-erased': ({ obstacle }) => obstacles[obstacle],
};

const attribute = ({ name, no }: AttributeFault): string =>
  no === undefined ? `${name} is not registered` : `${name} is no ${no}`;

const keys = (misfit: KeysFault): string => {
  if ('without' in misfit)
    return misfit.without === 'this'
      ? 'the worker has payload keys and this process has none'
      : 'this process has payload keys and the worker has none';
  return misfit.lacks === 'this'
    ? `this process lacks the key "${misfit.key}", with which the worker encrypts`
    : `the worker lacks the key "${misfit.key}", with which this process encrypts`;
};

const lostKeys = ({ why, key = '', cases: { length } }: LostKeysFault): string => {
  const cases = length === 1 ? '1 open case' : `${length} open cases`;
  return {
    missing: `the payload key "${key}" is not in the settings, and ${cases} cannot be read without it`,
    other: `the payload key "${key}" of the settings is another one than that of ${cases}`,
    'no-row': `the table case_keys has no key of ${cases}`,
  }[why];
};

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

const obstacles: Readonly<Record<ErasureFault, string>> = {
  'still-open':
    'the case is still open; let it come to its end, or withdraw or close it, and erase it then',
  'still-running':
    'the case has its outcome, but what it does beside its end (`meanwhile`) still runs; wait until that is over, and erase it then',
  'not-fixed': 'the end of the case is just being put on record; try again in a minute',
  'already-erased': 'the case has been erased already',
};
