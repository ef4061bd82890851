import { isRecord } from './fields.ts';
import type { JsonFields } from './fields.ts';
import { recordedText } from './refusal-lines.ts';

/** The server's answer to an act that counts. */
export interface RecordedAct {
  /** Missing while the record has not caught up. */
  readonly recorded?: JsonFields | null;
}

export const isRecordedAct = (body: unknown): body is RecordedAct =>
  isRecord(body) && (body['recorded'] === null || isRecord(body['recorded']));

export const recordedActText = ({ recorded }: RecordedAct): string =>
  recorded ? `recorded: ${recordedText(recorded)}` : 'recorded; the record follows in a moment';
