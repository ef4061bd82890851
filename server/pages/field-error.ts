import type { FieldError } from '../forms/draft.ts';
import { sizeText } from '../forms/size.ts';
import { listed } from '../../wording/listed.ts';
import type { PageContext } from './page-context.ts';

/** An error in the reader's words. */
export const errorText = (error: FieldError, reader: Pick<PageContext, 't' | 'locale'>): string => {
  const words = reader.t.form.errors;
  if (error.code === 'tooLong') return words.tooLong(error.max);
  if (error.code === 'tooMuch') return words.tooMuch(sizeText(error.max));
  if (error.code === 'fileTooLarge' || error.code === 'caseFull')
    return words[error.code](sizeText(error.max));
  if (error.code === 'fileType' || error.code === 'fileHeic')
    return words[error.code](acceptText(error.accept, reader));
  return words[error.code];
};

/** Kinds of file as people name them. */
export const acceptText = (
  accept: readonly string[],
  reader: Pick<PageContext, 'locale'>,
): string =>
  listed(
    accept.map((type) => type.toUpperCase()),
    reader,
  );
