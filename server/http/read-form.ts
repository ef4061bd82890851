import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { actLimits } from '../../engine/model/act-limits.ts';
import type { PostedForm, PostedFile } from '../forms/draft.ts';
import { HttpError } from './http-error.ts';

/** Limits of a form. A file beyond them is truncated and marked, so that the rest of the form is not lost. */
export interface FormLimits {
  readonly fileBytes: number;
  readonly files: number;
}

/** More than all answers of a form may have together, so that whoever has typed too much gets it back. */
const textBytes = 4 * actLimits.answersBytes;
const textFields = 200;

/** Reads a posted form, urlencoded or multipart, as it streams in. */
export const readForm = (
  request: IncomingMessage,
  { fileBytes, files: mostFiles }: FormLimits,
): Promise<PostedForm> =>
  new Promise((resolve, reject) => {
    const values = new Map<string, string[]>();
    const files: Promise<PostedFile | undefined>[] = [];
    // All that a form within the limits can contain, and as much again for files that are truncated.
    const total = 2 * (textBytes + fileBytes * mostFiles) + 1_000_000;
    const parser = openParser(request, {
      fieldSize: textBytes,
      fields: textFields,
      fileSize: fileBytes + 1,
      files: mostFiles,
      parts: textFields + mostFiles,
    });
    if (parser === undefined) return reject(new HttpError('bad'));
    const fail = (problem: 'bad' | 'too-large') => {
      request.unpipe(parser);
      request.resume();
      reject(new HttpError(problem));
    };
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) fail('too-large');
      values.set(name, [...(values.get(name) ?? []), value]);
    });
    parser.on('file', (field, stream, info) => files.push(collect(field, stream, info.filename)));
    for (const event of ['fieldsLimit', 'partsLimit', 'filesLimit'] as const) {
      parser.on(event, () => fail('too-large'));
    }
    parser.on('error', () => fail('bad'));
    request.on('aborted', () => fail('bad'));
    parser.on('close', () => {
      collectForm(values, files).then(resolve, reject);
    });
    guardTotal(request, total, () => fail('too-large'));
    request.pipe(parser);
  });

const collectForm = async (
  values: PostedForm['values'],
  files: readonly Promise<PostedFile | undefined>[],
): Promise<PostedForm> => ({
  values,
  files: (await Promise.all(files)).filter((file) => file !== undefined),
});

const openParser = (request: IncomingMessage, limits: busboy.Limits): busboy.Busboy | undefined => {
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
  } catch {
    return undefined;
  }
};

const collect = async (
  field: string,
  stream: Readable & { truncated?: boolean },
  name: string | undefined,
): Promise<PostedFile | undefined> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  } catch {
    return undefined;
  }
  const bytes = Buffer.concat(chunks);
  // An empty file input sends a part without a name and without content.
  if ((name ?? '') === '' && bytes.length === 0) return undefined;
  return { field, name: name ?? '', bytes, truncated: stream.truncated === true };
};

const guardTotal = (request: IncomingMessage, most: number, refuse: () => void): void => {
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > most) refuse();
  });
};
