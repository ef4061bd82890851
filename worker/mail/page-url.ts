import type { Sender } from './services.ts';

/** The address under which people reach a page of the server. */
export const pageUrl = ({ baseUrl }: Sender, path: string): string =>
  `${baseUrl.replace(/\/$/, '')}/${path}`;
