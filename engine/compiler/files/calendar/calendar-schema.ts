import type { Label } from '../../../model/base.ts';
import { label } from '../../../steps/schema.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { labelDefinition } from '../../schema/label-schema.ts';
import { day as daySchema, schemaDialect } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `calendars/<id>.yaml` as its schema lets it through. */
export interface WrittenCalendar {
  readonly calendar: string;
  readonly title?: Label;
  /** IANA. */
  readonly zone: string;
  /** By day or range of days: `{ mon-fri: [09:00-12:00, 13:00-18:00] }`. */
  readonly hours: Readonly<Record<string, readonly string[]>>;
  readonly holidays?: readonly WrittenHoliday[];
  readonly workdays?: readonly WrittenWorkday[];
  /** The last day for which the holidays are known. */
  readonly until: string;
  readonly source?: string;
  readonly asOf?: string;
}

export interface WrittenHoliday {
  readonly on: string;
  /** The last day, of several. */
  readonly to?: string;
  readonly name?: Label;
}

/** A day worked that the week has free. */
interface WrittenWorkday {
  readonly on: string;
  /** Default: those of a Monday. */
  readonly hours?: readonly string[];
  readonly name?: Label;
}

const day = (description: string): AnnotatedSchema => daySchema(description, '2026-10-01');

const spans: AnnotatedSchema = {
  type: 'array',
  title: 'a list of hours',
  maxItems: 24,
  items: {
    type: 'string',
    title: 'a span of hours',
    pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}$',
    examples: ['09:00-12:00'],
  },
};

/** JSON Schema 2020-12 of `calendars/<id>.yaml`; what it cannot say, `checkCalendar` does. */
export const calendarSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a calendar',
  description: 'Time zone, working hours, holidays and make-up working days.',
  type: 'object',
  required: ['calendar', 'zone', 'hours', 'until'],
  additionalProperties: false,
  properties: {
    calendar: { type: 'string', description: 'Id of the calendar: the name of its file.' },
    title: label('What the calendar is called.'),
    zone: {
      type: 'string',
      title: 'a time zone',
      examples: ['Asia/Shanghai'],
      description: 'IANA name of the time zone.',
    },
    hours: {
      type: 'object',
      minProperties: 1,
      description: 'Working hours by day or range of days: `mon-fri: [09:00-12:00, 13:00-18:00]`.',
      additionalProperties: spans,
    },
    holidays: {
      type: 'array',
      maxItems: 1000,
      description: 'Days without working hours.',
      items: {
        type: 'object',
        title: 'a holiday',
        required: ['on'],
        additionalProperties: false,
        properties: {
          on: day('The day, or the first of several.'),
          to: day('The last of several days.'),
          name: label('What the holiday is called.'),
        },
      },
    },
    workdays: {
      type: 'array',
      maxItems: 1000,
      description: 'Make-up working days: days worked that the week has free.',
      items: {
        type: 'object',
        title: 'a make-up working day',
        required: ['on'],
        additionalProperties: false,
        properties: {
          on: day('The day.'),
          hours: { ...spans, description: 'Default: the hours of Monday.' },
          name: label('Why it is worked.'),
        },
      },
    },
    until: day('Last day for which the holidays are known.'),
    source: { type: 'string', description: 'Where the holidays are from.' },
    asOf: day('When they were looked up.'),
  },
  missing: {
    until: 'say up to which day the holidays are known, e.g. `until: 2026-12-31`',
  },
  $defs: { label: labelDefinition },
};
