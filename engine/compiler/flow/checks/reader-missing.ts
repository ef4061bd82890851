import { isObject } from '../../../model/base.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { locate, type PathDiagnostic } from '../../source/source.ts';
import { valueAt } from '../../source/value-at.ts';
import type { Library } from '../library.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { messagePlace, writtenStep, type MessagePlace, type WrittenAt } from './message-place.ts';
import { unreadableValues, type UnreadableValue } from './who-reads.ts';

/** Everybody who is asked or told with a value that has `readers` is one of them; looked for in the whole plan, where parts are in their places. */
export const checkReaderMissing = (
  lowered: LoweringResult,
  flow: WrittenFlow,
  library: Library,
): readonly Diagnostic[] => {
  const faults = unreadableValues(lowered, library);
  const at = (fault: UnreadableValue) => placeOf(fault, lowered, [flow, library.houseFlow]);
  return faults.map((fault) => {
    const { source, path, what } = at(fault);
    return locate(source, { code: 'reader-missing', path, what, ...wordsOf(fault, library) });
  });
};

function placeOf(
  fault: UnreadableValue,
  lowered: LoweringResult,
  flows: readonly (WrittenFlow | undefined)[],
): MessagePlace {
  const step = writtenStep(fault.step, lowered);
  if (step !== undefined && fault.how !== 'shown')
    return messagePlace({ ...fault, given: fault.how === 'given' }, step);
  const sources = flows.flatMap((one) => one?.source ?? []);
  const shown = [step, ...sources.map((source) => ({ source, path: [] }))].flatMap((one) =>
    one === undefined ? [] : placeOfShown(fault, one),
  );
  return shown[0] ?? { source: step?.source ?? sources[0] ?? noSource(), path: [], what: 'key' };
}

const noSource = (): never => {
  throw new Error('a plan is of no flow');
};

/** The list under `shows` that counts for a step: its own, else that of its part. */
function placeOfShown(
  { value, template }: UnreadableValue,
  { source, path }: WrittenAt,
): readonly MessagePlace[] {
  const isIt = (shown: unknown): boolean =>
    typeof shown === 'string'
      ? template === undefined && isNamed(value, shown)
      : isObject(shown) && shown['message'] === template;
  for (const from of path.length === 0 ? [path] : [path, []]) {
    const written = valueAt(source, [...from, 'shows']);
    if (!Array.isArray(written)) continue;
    const index = written.findIndex(isIt);
    if (index >= 0) return [{ source, path: [...from, 'shows', index], what: 'value' }];
  }
  return [];
}

/** Steps of parts are named by their last part alone. */
const isNamed = (value: string, name: string): boolean =>
  value === name || value.endsWith(`/${name}`);

function wordsOf(
  { value, readers, others, how, template, lost }: UnreadableValue,
  { roles = [] }: Pick<Library, 'roles'>,
): Pick<PathDiagnostic, 'message' | 'hint'> {
  const who = others.join(', ');
  const out = how === 'shown' ? shownAs(template) : toldAs(template);
  const only = readers.length === 0 ? 'nobody may' : `only ${readers.join(', ')} may`;
  const ways = [
    others.every((one) => roles.includes(one)) ? `add ${who} to its "readers"` : askRole(others),
    ...(lost ? ['say under "undelivered" what is done instead'] : []),
    how === 'shown' ? 'do not show it here' : 'leave it out',
  ];
  return {
    message: `"${value}" ${lost ? lostTo(who, template) : `${out} ${who}, who`} may not read it`,
    hint: `${only}: ${ways.filter((way) => way !== '').join(', or ')}`,
  };
}

const shownAs = (template: string | undefined): string =>
  template === undefined ? 'is shown to' : `stands in "${template}", which is shown to`;

const toldAs = (template: string | undefined): string =>
  template === undefined ? 'is given to the message to' : `stands in "${template}", which goes to`;

const lostTo = (who: string, template: string | undefined): string =>
  `${template === undefined ? 'is given to this message' : `stands in "${template}"`}: ${who} read it when it does not arrive, and`;

const askRole = (others: readonly string[]): string =>
  others.includes('candidate') ? '' : 'ask roles that read it, since only roles do';
