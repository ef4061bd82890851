import type { Template } from '../engine/model/definitions.ts';

const fallback = 'en';

/** The locale in which a template is filled for somebody: theirs if the template is written in it. */
export const localeOf = ({ body }: Template, wanted: string): string =>
  [wanted, fallback].find((locale) => Object.hasOwn(body, locale)) ??
  Object.keys(body)[0] ??
  fallback;
