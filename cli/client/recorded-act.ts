import type { JsonFields } from './json-fields.ts';
import { recordedText } from './refusal-lines.ts';
import { isObject } from '../../engine/model/base.ts';

/** The server's answer to an act that counts. */
export interface RecordedAct {
  /** Missing while the record has not caught up. */
  readonly recorded?: JsonFields | null;
}

export const isRecordedAct = (body: unknown): body is RecordedAct =>
  isObject(body) && (body['recorded'] === null || isObject(body['recorded']));

export const recordedActText = ({ recorded }: RecordedAct): string =>
  recorded ? `recorded: ${recordedText(recorded)}` : 'recorded; the record follows in a moment';
