import { houseSchema } from '../../engine/compiler/files/house/house-schema.ts';
import { code, page, table } from './markdown.ts';

/** `house.md`: the keys of `house.yaml`, from the schema that the compiler itself uses. */
export const housePage = (): string =>
  page(
    '# The house',
    'Made by `tidings docs` from the schema of `house.yaml`; do not edit. The [tour](../language.md#the-house) explains what stands behind it.',
    table(
      ['key', 'value', 'for instance', ''],
      Object.entries(houseSchema.properties ?? {}).map(
        ([name, { title = '', examples = [], description = '' }]) => [
          code(name),
          title.replace(/^an? /, ''),
          examples.map(code).join(', '),
          description,
        ],
      ),
    ),
    '**period** is a whole number of days, weeks, months or years, such as `90 days` or `3 years`, from one day to a hundred years.',
  );
