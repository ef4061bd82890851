import { numberIn, recordsIn, textIn } from './json-fields.ts';
import type { JsonFields } from './json-fields.ts';
import { writtenPlace, type WrittenPlaces } from './written-place.ts';
import { timeText } from './time-text.ts';
import { isObject } from '../../engine/model/base.ts';

/** The lines of a refusal by the server: why, what is on record instead, and what is wrong where. */
export function refusalLines(answer: JsonFields, places?: WrittenPlaces): readonly string[] {
  const refusal = isObject(answer['refusal']) ? answer['refusal'] : {};
  const settled = textIn(refusal, 'settled');
  return [
    ...[textIn(answer, 'message') ?? textIn(refusal, 'message') ?? []].flat(),
    ...recordsIn(refusal, 'recorded').map((one) => `on record: ${recordedText(one)}`),
    ...(settled === undefined ? [] : [`the task is settled: ${settled}`]),
    ...differenceLines(refusal['difference']),
    ...reasonLines(refusal['reason']),
    ...recordsIn(answer, 'errors').map((error) => placedText(error, places)),
    ...recordsIn(answer, 'diagnostics').map(diagnosticText),
  ];
}

/** Where a mended case would have come to another record. */
function differenceLines(difference: unknown): readonly string[] {
  if (!isObject(difference)) return [];
  if (isObject(difference['fails'])) return reasonLines(difference['fails']);
  const { seq, recorded, replayed } = difference;
  return [
    `entry ${String(seq)} on record: ${JSON.stringify(recorded) ?? 'none'}`,
    `entry ${String(seq)} as mended: ${JSON.stringify(replayed) ?? 'none'}`,
  ];
}

const reasonLines = (reason: unknown): readonly string[] =>
  isObject(reason) ? [`stopped by: ${Object.values(reason).map(String).join('; ')}`] : [];

/** One answer as it stands on record. */
export function recordedText(recorded: JsonFields): string {
  const at = numberIn(recorded, 'at');
  const comment = textIn(recorded, 'comment');
  return [
    `${textIn(recorded, 'person')}: ${textIn(recorded, 'outcome')}`,
    ...(at === undefined ? [] : [`at ${timeText(at)}`]),
    ...(comment === undefined ? [] : [`"${comment}"`]),
  ].join(', ');
}

/** What is wrong with a request, by where whoever gave the command has written it. */
export const placedText = (error: JsonFields, places?: WrittenPlaces): string =>
  [writtenPlace(textIn(error, 'pointer') ?? '', places), textIn(error, 'message') ?? '']
    .filter((part) => part !== '')
    .join(': ');

const diagnosticText = (found: JsonFields): string =>
  `${textIn(found, 'file')}:${numberIn(found, 'line')}:${numberIn(found, 'column')} ${textIn(found, 'message')}; ${textIn(found, 'hint')}`;
