import { packChecks } from '../../../analysis/rules/packs/index.ts';
import type { Json, Label } from '../../../model/base.ts';
import { messageClasses } from '../../../model/message.ts';
import type { ToldPromise } from '../../../model/plan.ts';
import { duration, instant, label } from '../../../steps/schema.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { day, id, schemaDialect, sharedDefinitions, text } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `packs/<id>.yaml` as its schema lets it through. */
export interface WrittenPack {
  readonly pack: string;
  readonly title: Label;
  readonly effective: string;
  readonly rules: readonly WrittenRule[];
}

/** A rule, with one key that says which kind it is: `told`, or a check of `packChecks`. */
export interface WrittenRule {
  readonly id: string;
  readonly text: Label;
  readonly source: { readonly name: string; readonly address: string };
  readonly told?: {
    readonly about: ToldPromise['about'];
    readonly within: string;
    readonly since?: string;
  };
  readonly [check: string]: Json | undefined;
}

const source: AnnotatedSchema = {
  type: 'object',
  title: 'a source',
  description: 'Where the rule is from.',
  required: ['name', 'address'],
  additionalProperties: false,
  properties: {
    name: text('The law or regulation, with its section.'),
    address: text('Where it can be read.'),
  },
};

const citation: Readonly<Record<string, AnnotatedSchema>> = {
  id: id('Name of the rule, unique in the pack.'),
  text: label('What it says, as findings quote it.'),
  source,
  note: { type: 'string', description: 'For those who read the pack.' },
};

/** `told`: a rule that is proved like a promise of the flow. */
const toldRule: AnnotatedSchema = {
  type: 'object',
  title: '"told"',
  description: 'The candidate hears in time.',
  required: ['about', 'within'],
  additionalProperties: false,
  properties: {
    about: {
      type: 'string',
      enum: ['answer', 'outcome', ...messageClasses],
      description: 'Of what: an `answer` is an outcome, or that there is no decision yet.',
    },
    within: duration('The latest, in natural time.'),
    since: instant('The moment from which it counts; default: the start of the case.'),
  },
  missing: { within: 'say within what time, e.g. "within: 45 days"' },
};

const rule = (kind: string, schema: AnnotatedSchema, summary?: string): AnnotatedSchema => ({
  type: 'object',
  title: `"${kind}"`,
  ...(summary !== undefined && { description: summary }),
  required: [kind, 'id', 'text', 'source'],
  additionalProperties: false,
  properties: { [kind]: schema, ...citation },
  missing: {
    source: 'say where the rule is from: "source: { name: ..., address: ... }"',
    text: 'write what the rule says, in English and Chinese',
  },
});

/** JSON Schema of `packs/<id>.yaml`, put together from the checks. */
export const packSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a pack',
  description: 'Rules of one jurisdiction, as dated data.',
  type: 'object',
  required: ['pack', 'title', 'effective', 'rules'],
  additionalProperties: false,
  properties: {
    pack: id('Id of the pack: the name of its file.'),
    title: label('The jurisdiction.'),
    effective: day('The day from which all its rules hold.', '2026-01-01'),
    note: { type: 'string', description: 'For those who read the pack.' },
    rules: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      description: 'What has to hold of every flow that names the pack.',
      items: { $ref: '#/$defs/rule' },
    },
  },
  missing: {
    effective: 'say from which day the rules hold, e.g. "effective: 2026-01-01"',
  },
  $defs: {
    ...sharedDefinitions,
    rule: {
      title: 'a rule',
      examples: ['told: { about: answer, within: 45 days }'],
      oneOf: [
        rule('told', toldRule),
        ...Object.entries(packChecks).map(([kind, { params, summary }]) =>
          rule(kind, params, summary),
        ),
      ],
    },
  },
};
