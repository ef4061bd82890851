import { locales } from '../../model/locale.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';

/** `$defs/label`: a text for everyone, or one in each language. */
export const labelDefinition: AnnotatedSchema = {
  title: 'a label',
  anyOf: [
    { type: 'string', title: 'text' },
    {
      type: 'object',
      title: 'a map of texts by locale',
      required: [...locales],
      additionalProperties: false,
      properties: Object.fromEntries(
        locales.map((locale) => [
          locale,
          { type: 'string', description: `The text in ${locale}.` },
        ]),
      ),
    },
  ],
};
