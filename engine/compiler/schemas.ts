import { caseFileSchema } from './files/case/case-file-schema.ts';
import { calendarSchema } from './files/calendar/calendar-schema.ts';
import { directorySchema } from './files/directory/directory-schema.ts';
import { formSchema } from './files/form/form-schema.ts';
import { houseSchema } from './files/house/house-schema.ts';
import { packSchema } from './files/pack/pack-schema.ts';
import { routingSchema } from './files/routing/routing.ts';
import { templateSchema } from './files/template/template-schema.ts';
import { flowSchema } from './flow/flow-schema.ts';
import { partSchema } from './flow/part-schema.ts';
import { testSchema } from './scenes/scene-schema.ts';
import type { FileSchema } from './schema/walk.ts';

const schemas: Readonly<Record<string, FileSchema>> = {
  calendar: calendarSchema,
  case: caseFileSchema(),
  directory: directorySchema,
  flow: flowSchema(),
  form: formSchema,
  house: houseSchema,
  pack: packSchema,
  part: partSchema,
  routing: routingSchema,
  template: templateSchema,
  test: testSchema,
};

/** The schema of a file, by what it defines. */
export const schemaOf = (kind: string): FileSchema | undefined => schemas[kind];

/** The schemas for editors, by the name of their file below `definitions/schema/`. */
export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(schema, withoutAnnotations, 2)}\n`,
    ]),
  );

/** Keywords that only the compiler reads; an editor would warn of them. */
const annotations = new Set([
  'refersTo',
  'expression',
  'duration',
  'orDuration',
  'seatsIn',
  'toldCandidate',
  'parts',
  'needsKey',
  'gives',
  'shownOnly',
  'labelsFor',
  'missing',
]);

const withoutAnnotations = (key: string, value: unknown): unknown =>
  annotations.has(key) && !isSchema(value) ? undefined : value;

/** Whether a value is a schema: one in `$defs` or `properties` may have the name of an annotation. */
const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('$ref' in value || 'title' in value);
