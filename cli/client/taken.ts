import { isRecord } from './fields.ts';
import type { Fields } from './fields.ts';
import { recordedText } from './refusal-lines.ts';

/** The server's answer to an act that counts. */
export interface Taken {
  /** Missing while the record has not caught up. */
  readonly recorded?: Fields | null;
}

export const isTaken = (body: unknown): body is Taken =>
  isRecord(body) && (body['recorded'] === null || isRecord(body['recorded']));

export const takenText = ({ recorded }: Taken): string =>
  recorded ? `recorded: ${recordedText(recorded)}` : 'recorded; the record follows in a moment';
