import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { html } from '../pages/layout.tsx';
import { pageContextOf } from '../pages/reading.ts';
import type { PageReader, PageContext } from '../pages/reading.ts';

/** Sends a page. Nobody on the way keeps it. */
export const sendPage = (response: Response, page: VNode, status = 200): void => {
  response.status(status).type('html').send(html(page));
};

/** How the sender of a request reads. */
export const pageContextFor = (
  request: Request,
  reader: PageReader = {},
  path = request.path,
): PageContext => {
  const { lang } = request.query;
  return pageContextOf(
    {
      path: encodeURI(decodeSafely(path)),
      lang: typeof lang === 'string' ? lang : undefined,
      accepts: request.headers['accept-language'],
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

/** A segment of the address. */
export const segment = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};

/** A word of the query. */
export const queryWord = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
