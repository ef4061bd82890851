import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { actLimits } from '../../engine/model/act-limits.ts';
import type { PostedForm, PostedFile } from '../forms/draft.ts';
import { HttpError } from './http-error.ts';

/**
 * The files that a form asks for: how many bytes each may have, by the name under which it is posted. One that is larger is truncated and
 * marked, so that the rest of the form is not lost; what nobody has asked for is not even read, nor is a second one of a name, which is marked.
 */
export type FormFiles = ReadonlyMap<string, number>;

/** More than all answers of a form may have together, so that whoever has typed too much gets it back. */
const textBytes = 4 * actLimits.answersBytes;
const textFields = 200;
/** Whoever sends more than one for each field is told so by that field, up to here. */
const filesAtMost = 50;

/** Reads a posted form, urlencoded or multipart, as it streams in. */
export const readForm = (
  request: IncomingMessage,
  asked: FormFiles = new Map(),
): Promise<PostedForm> =>
  new Promise((resolve, reject) => {
    const values = new Map<string, string[]>();
    const files: ReadFiles = new Map();
    const several = new Set<string>();
    const fileBytes = [...asked.values()];
    // All that a form within the limits can contain, and as much again for files that are truncated.
    const total = 2 * (textBytes + fileBytes.reduce((sum, each) => sum + each, 0)) + 1_000_000;
    const parser = openParser(request, {
      fieldSize: textBytes,
      fields: textFields,
      fileSize: Math.max(0, ...fileBytes) + 1,
      files: asked.size + filesAtMost,
      parts: textFields + asked.size + filesAtMost,
    });
    if (parser === undefined) return reject(new HttpError('bad'));
    const fail = (problem: FormProblem) => {
      request.unpipe(parser);
      request.resume();
      reject(new HttpError(problem));
    };
    // Whatever a handler of a stream throws would end the process.
    const guarded = orElse(() => fail('bad'));
    parser.on('field', guarded(fieldsInto(values, fail)));
    parser.on('file', guarded(filesInto(files, several, asked)));
    for (const event of ['fieldsLimit', 'partsLimit', 'filesLimit'] as const) {
      parser.on(event, () => fail('too-large'));
    }
    parser.on('error', () => fail('bad'));
    request.on('aborted', () => fail('bad'));
    parser.on('close', () => {
      collectForm(values, several, [...files.values()]).then(resolve, reject);
    });
    guardTotal(request, total, () => fail('too-large'));
    request.pipe(parser);
  });

type FormProblem = 'bad' | 'charset' | 'too-large' | 'too-much-text';

/** A handler that refuses instead of throwing. */
const orElse =
  (refuse: () => void) =>
  <A extends readonly unknown[]>(hear: (...heard: A) => void) =>
  (...heard: A): void => {
    try {
      hear(...heard);
    } catch {
      refuse();
    }
  };

/** A text of a form; `undefined` in a charset that the parser does not know, whatever its types say. */
type Decoded = string | undefined;

const fieldsInto = (values: Map<string, string[]>, fail: (problem: FormProblem) => void) => {
  let typed = 0;
  return (name: Decoded, value: Decoded, info: Pick<busboy.FieldInfo, 'valueTruncated'>): void => {
    if (name === undefined || value === undefined) return fail('charset');
    typed += value.length;
    if (info.valueTruncated || typed > textBytes) return fail('too-much-text');
    values.set(name, [...(values.get(name) ?? []), value]);
  };
};

type ReadFiles = Map<string, Promise<PostedFile | undefined>>;

const filesInto =
  (files: ReadFiles, several: Set<string>, asked: FormFiles) =>
  (field: string, stream: Readable, info: Pick<busboy.FileInfo, 'filename'>): void => {
    const name = nameAsChosen(info.filename ?? '');
    const most = files.has(field) ? undefined : asked.get(field);
    if (files.has(field) && name !== '') several.add(field);
    // Behind a form that breaks off its error would end the process.
    if (most === undefined) stream.on('error', () => undefined).resume();
    else files.set(field, collect({ field, name, most }, stream));
  };

/** Browsers write what would end the header otherwise in this way, and no other letter (WHATWG HTML, multipart/form-data). */
const nameAsChosen = (filename: string): string =>
  filename.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');

const collectForm = async (
  values: PostedForm['values'],
  several: ReadonlySet<string>,
  files: readonly Promise<PostedFile | undefined>[],
): Promise<PostedForm> => ({
  values,
  files: (await Promise.all(files))
    .filter((file) => file !== undefined)
    .map((file) => ({ ...file, another: several.has(file.field) })),
});

const openParser = (request: IncomingMessage, limits: busboy.Limits): busboy.Busboy | undefined => {
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
  } catch {
    return undefined;
  }
};

const collect = async (
  { field, name, most }: Pick<PostedFile, 'field' | 'name'> & { readonly most: number },
  stream: Readable & { truncated?: boolean },
): Promise<PostedFile | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      if (length <= most) chunks.push(bytes);
      length += bytes.length;
    }
  } catch {
    return undefined;
  }
  // An empty file input sends a part without a name and without content.
  if (name === '' && length === 0) return undefined;
  const truncated = stream.truncated === true || length > most;
  return { field, name, bytes: Buffer.concat(chunks), truncated };
};

const guardTotal = (request: IncomingMessage, most: number, refuse: () => void): void => {
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > most) refuse();
  });
};
