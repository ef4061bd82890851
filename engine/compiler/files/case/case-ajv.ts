import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fieldMarks } from '../../../analysis/rules/marked-fields.ts';
import { dayOf } from '../../../time/day.ts';

/**
 * The one reader of the schema in `case.yaml`: strict, so that a slip in it is reported. `validateSchema` holds it against the
 * schema of schemas; `compile` does not again, since preparing that takes longer than the rest.
 */
export function createCaseAjv(useDefaults: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: true,
    allowUnionTypes: true,
    useDefaults,
    ownProperties: true,
    validateSchema: false,
  });
  for (const mark of fieldMarks) ajv.addKeyword({ keyword: `x-${mark}`, schemaType: 'boolean' });
  addFormats.default(ajv, { formats: ['date', 'email', 'uri', 'uuid'] });
  ajv.addFormat('date-time', { type: 'string', validate: isDateTime });
  return ajv;
}

/** Whether a text is an ISO 8601 date-time with offset; seconds may be left out. */
const isDateTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  dayOf(text.slice(0, 10)) !== undefined;
