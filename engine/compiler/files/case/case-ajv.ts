import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fieldMarks } from '../../../analysis/rules/marked-fields.ts';
import { readMailAddress } from '../../../people/mail-address.ts';
import { dayOf } from '../../../time/day.ts';
import { hasLikelyYear } from '../../../time/likely-year.ts';
import { readZone } from '../calendar/zone-name.ts';

/** Reads the schemas that `case.yaml` is compiled into; fills defaults in. */
export function createCaseAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    allowUnionTypes: true,
    useDefaults: true,
    ownProperties: true,
    validateSchema: false,
    meta: false,
    verbose: true,
  });
  for (const mark of [...fieldMarks, 'money'])
    ajv.addKeyword({ keyword: `x-${mark}`, schemaType: 'boolean' });
  for (const keyword of ['x-not-before', 'x-not-after', 'x-decided-by'])
    ajv.addKeyword({ keyword, schemaType: 'string' });
  addFormats.default(ajv, { formats: ['uri', 'uuid'] });
  ajv.addFormat('date', textFormat(isDate));
  ajv.addFormat('date-time', textFormat(isDateTime));
  ajv.addFormat(
    'email',
    textFormat((value) => 'address' in readMailAddress(value)),
  );
  ajv.addFormat(
    'zone',
    textFormat((value) => 'zone' in readZone(value)),
  );
  ajv.addFormat('currency', textFormat(isCurrency));
  return ajv;
}

const textFormat = (validate: (value: string) => boolean) =>
  ({ type: 'string', validate }) as const;

const isDate = (text: string): boolean => dayOf(text) !== undefined && hasLikelyYear(text);

/** Whether a text is an ISO 8601 date-time with offset; seconds may be left out. */
const isDateTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,18})?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  isDate(text.slice(0, 10));

const isCurrency = (text: string): boolean => currencies().has(text);

function currencies(): ReadonlySet<string> {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known;
}

let known: ReadonlySet<string> | undefined;
