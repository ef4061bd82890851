import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { Request, RequestHandler } from 'express';
import { keyGivenTwice } from '../../platform/json-key-twice.ts';
import { HttpError } from './http-error.ts';

/**
 * Reads a body of JSON in UTF-8, of at most so many bytes as `limit` says, such as `256kb`. Whatever else is sent is refused: by 415 what is
 * said not to be such, by 400 what is none, and what gives a key twice. A request without a body passes.
 */
export const jsonBody = (limit: string): RequestHandler => {
  const sent = new WeakMap<object, Buffer>();
  const parse = express.json({
    limit,
    verify: (request, _response, bytes) => {
      refuseNotUtf8(bytes);
      sent.set(request, bytes);
    },
  });
  return (request, response, next) => {
    if (hasBody(request) && !isJson(request)) return next(otherType());
    return parse(request, response, (error?: unknown) => {
      const key = error === undefined ? keyGivenTwice(String(sent.get(request) ?? '')) : undefined;
      next(key === undefined ? told(error) : givenTwice(key));
    });
  };
};

/** `Content-Length: 0` is no body. */
const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const isJson = (request: Request): boolean => {
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  return (
    request.is('application/json') !== false && (charset === undefined || /^utf-?8$/i.test(charset))
  );
};

const otherType = (): HttpError =>
  new HttpError(
    'media-type',
    'the body must be JSON in UTF-8; send it with "Content-Type: application/json"',
  );

/** A decoder would put question marks where it cannot read, and a mail would go out with them. */
function refuseNotUtf8(bytes: Buffer): void {
  if (isUtf16(bytes)) throw new HttpError('bad', 'the body is in UTF-16; send it in UTF-8');
  if (!isUtf8(bytes))
    throw new HttpError('bad', 'the body is not in UTF-8; save or convert it as UTF-8');
}

/** By its mark, or since JSON begins with a letter of ASCII, which has an empty byte beside it. */
const isUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first !== undefined && second !== undefined && (first === 0) !== (second === 0));

const givenTwice = (key: string): HttpError =>
  new HttpError('bad', `the body gives the key "${key}" twice in one object; give it once`);

/** The parser says why by the `type` of its error. */
const told = (error: unknown): unknown =>
  error instanceof Error && 'type' in error && error.type === 'entity.parse.failed'
    ? new HttpError('bad', 'the body could not be read: it is not JSON, an object or a list')
    : error;
