import { parse } from '../../engine/compiler/source/parse.ts';
import { locate } from '../../engine/compiler/source/source.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { dayOfUtc, isoDay } from '../../engine/time/day.ts';

/** Warns of packs whose rules do not hold yet, and of calendars that were looked up on a day to come. */
export const daysToCome = (
  files: ReadonlyMap<string, string>,
  today: Instant,
): readonly Diagnostic[] =>
  [...files].flatMap(([file, text]) => {
    const [, key = '', day = ''] = /^(effective|asOf): *["']?(\d{4}-\d\d-\d\d)/m.exec(text) ?? [];
    const words = wordsOf[`${file.split('/', 1)[0]} ${key}`]?.(day);
    if (words === undefined || day <= isoDay(dayOfUtc(today) + likelyDays)) return [];
    return [
      locate(parse(text, file), {
        code: 'day-to-come',
        severity: 'warning',
        path: [key],
        what: 'value',
        ...words,
      }),
    ];
  });

/** A day of the year to come may be meant, and the clock of a machine may be slow; one that lies further off is a slip. */
const likelyDays = 366;

const wordsOf: Readonly<
  Record<string, (day: string) => { readonly message: string; readonly hint: string }>
> = {
  'packs effective': (day) => ({
    message: `these rules hold from ${day} on, which is still to come, and flows are held to them already`,
    hint: 'check the year, or name the pack in flows from that day on',
  }),
  'calendars asOf': (day) => ({
    message: `nobody has looked these days up on ${day}, which is still to come`,
    hint: 'write the day on which they were looked up',
  }),
};
