import { locales } from '../../model/locale.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';

/** `$defs/label`: a text for everyone, or one in each language. */
export const labelDefinition: AnnotatedSchema = {
  title: 'a label',
  anyOf: [
    { type: 'string', title: 'text', pattern: '\\S', maxLength: 1000 },
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
            pattern: '\\S',
            maxLength: 1000,
            description: `The text in ${locale}.`,
          },
        ]),
      ),
    },
  ],
};
