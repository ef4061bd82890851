import { locales } from '../../model/locale.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';

/** A text of which something can be seen: more than blanks, fillers, empty Braille and what controls or joins other letters. */
export const visiblePattern = '[^\\s\\u2800\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]';

/** Markers are filled in mails alone: a label would show them as they are written. */
const marked = { pattern: '\\{[{%]' };

/** Whether this is what `walk` has found to hold for a label, be it one text or one in each language. */
export const isLabel = (schema: AnnotatedSchema): boolean =>
  labelDefinition.anyOf?.includes(schema) ?? false;

/** `$defs/label`: a text for everyone, or one in each language. */
export const labelDefinition: AnnotatedSchema = {
  title: 'a label',
  anyOf: [
    { type: 'string', title: 'text', pattern: visiblePattern, not: marked, maxLength: 1000 },
    {
      type: 'object',
      title: 'a map of texts by locale',
      required: [...locales],
      additionalProperties: false,
      properties: Object.fromEntries(
        locales.map((locale) => [
          locale,
          {
            type: 'string',
            title: 'some text',
            pattern: visiblePattern,
            not: marked,
            maxLength: 1000,
            description: `The text in ${locale}.`,
          },
        ]),
      ),
    },
  ],
};

/** `$defs/given`: what a part is given. What it has to be is told by the place in which the part has it. */
export const givenDefinition: AnnotatedSchema = {
  title: 'a text or a label',
  anyOf: [
    { type: 'string', title: 'text' },
    { type: 'object', title: 'a map of texts by locale', additionalProperties: { type: 'string' } },
  ],
};
