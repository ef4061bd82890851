import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { isStorableText } from '../../engine/model/letters.ts';
import { companyOf } from './company.ts';
import { HttpError } from './http-error.ts';
import { html } from '../pages/layout.tsx';
import { pageContextOf } from '../pages/page-context.ts';
import type { PageReader, PageContext } from '../pages/page-context.ts';

/** Sends a page. */
export const sendPage = (response: Response, page: VNode, status = 200): void => {
  response.status(status).type('html').send(html(page));
};

/** The context of a page in response to a request. */
export const pageContextFor = (
  request: Request,
  reader: PageReader = {},
  path = request.path,
): PageContext => {
  const { lang } = request.query;
  return pageContextOf(
    {
      // A path that begins with two slashes would be the address of another site.
      path: encodeURI(decodeSafely(path)).replace(/^[/\\]+/, '/'),
      lang: typeof lang === 'string' ? lang : undefined,
      accepts: request.headers['accept-language'],
      company: companyOf(request),
    },
    reader,
  );
};

const decodeSafely = (path: string): string => (path.includes('%') ? decoded(path) : path);

const decoded = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return '/';
  }
};

/** Sends a file to be saved, never to be shown: whatever it holds does not become a page of ours. */
export const sendAttachment = (
  response: Response,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
): void => {
  response.attachment(file.name).type(file.type).send(Buffer.from(file.bytes));
};

/** A parameter in the path of the request; empty when missing, or when nothing can be called so. */
export const segment = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' && isStorableText(value) ? value : '';
};

/** A parameter in the query of the request. Given more than once, or as part of a list, it is refused: ignored, it would leave a filter out. */
export const queryWord = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  const isList = Object.keys(request.query).some((key) => key.startsWith(`${name}[`));
  if (isList || (value !== undefined && typeof value !== 'string'))
    throw new HttpError('bad', `the query gives "${name}" more than once, or as a list`);
  if (typeof value === 'string' && !isStorableText(value)) throw new HttpError('bad');
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A whole number in a query; `undefined` when it is none, or out of these bounds. */
export const wholeNumber = (word: string, least: number, most: number): number | undefined => {
  const value = /^\d{1,10}$/.test(word) ? Number(word) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
};
