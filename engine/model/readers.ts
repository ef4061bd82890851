import type { Form, FormField } from './definitions.ts';
import type { Readers } from './shown.ts';

/** Whoever reads several values reads each of them; undefined where there are none. */
export const readersOfAll = ([first, ...others]: readonly Readers[]): Readers | undefined =>
  first?.filter((role) => others.every((one) => one.includes(role)));

/** The readers that fields of forms have, of all types or of one. */
export const readersInForms = (
  forms: Readonly<Record<string, Form>>,
  ofType?: FormField['type'],
): readonly Readers[] =>
  Object.values(forms).flatMap(({ fields }) =>
    fields.flatMap(({ type, readers }) =>
      readers !== undefined && (ofType === undefined || type === ofType) ? [readers] : [],
    ),
  );
