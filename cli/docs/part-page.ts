import { partSchema } from '../../engine/compiler/flow/part-schema.ts';
import { valueWords } from './value-words.ts';
import { code, page, table } from './markdown.ts';

/** `part.md`: the keys of a part, from the schema that the compiler itself uses. */
export const partPage = (): string =>
  page(
    '# A part',
    'Made by `tidings docs` from the schema of `parts/<id>.yaml`; do not edit. The [tour](../language.md#steps-beside-and-parts) explains what stands behind it.',
    table(
      ['key', 'value', ''],
      Object.entries(partSchema.properties ?? {}).map(([name, one]) => [
        code(name),
        valueWords(one),
        one.description ?? '',
      ]),
    ),
  );
