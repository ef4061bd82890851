import type { Label } from '../../../model/base.ts';
import { outcomePattern } from '../../../steps/end.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { periodPattern } from '../../../time/period.ts';
import { flowDefinitions, houseRules } from '../../flow/flow-schema.ts';
import { schemaDialect } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `house.yaml` as its schema lets it through. */
export interface WrittenHouse {
  readonly company?: WrittenCompany;
  readonly keep?: WrittenKeep;
}

export interface WrittenCompany {
  readonly name: Label;
  /** A file beside `house.yaml`. */
  readonly logo?: string;
  readonly color?: string;
  readonly imprint?: Label;
  readonly 'reply-to'?: string;
}

/** A period for all outcomes, or one for each and one for the rest. */
export type WrittenKeep = string | (Readonly<Record<string, string>> & { readonly else: string });

const period = (description: string): AnnotatedSchema => ({
  type: 'string',
  title: 'a period',
  pattern: periodPattern,
  examples: ['90 days', '18 months', '3 years'],
  description,
});

const label = (description: string, example: string): AnnotatedSchema => ({
  $ref: '#/$defs/label',
  title: 'a label',
  description,
  examples: [example],
});

const company: AnnotatedSchema = {
  type: 'object',
  title: 'a company',
  description:
    'Whoever the candidate applied to: pages and mails carry its name, color and imprint, pages its logo. Without it, they carry the name of the settings (`TIDINGS_COMPANY`).',
  examples: ['{ name: Northwind, logo: logo.svg, color: "#0b5cad" }'],
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: label('The name.', 'Northwind'),
    logo: {
      type: 'string',
      title: 'an SVG file',
      pattern: '^[A-Za-z0-9][\\w.-]*\\.svg$',
      examples: ['logo.svg'],
      description: 'The logo, in a file beside house.yaml. It stands before the name on pages.',
    },
    color: {
      type: 'string',
      title: 'a color',
      pattern: '^#[0-9a-fA-F]{6}$',
      examples: ["'#0b5cad'"],
      description:
        'The color of buttons and links, and of the name in mails, dark enough for white letters.',
    },
    'reply-to': {
      type: 'string',
      title: 'a mail address',
      examples: ['hr@example.com'],
      description: 'Where answers to mails go. Without it, to their sender (`TIDINGS_MAIL_FROM`).',
    },
    imprint: label('Stands at the foot of every page and mail.', 'Northwind Ltd, 1 Harbour Road'),
  },
  missing: { name: 'add "name: Northwind"' },
};

const keep: AnnotatedSchema = {
  title: 'a period, or a map of periods by outcome',
  description:
    'For how long what is personal about a case is kept, from when nothing of it is open any more. Without it, nothing is erased by itself.',
  examples: ['3 years', '{ accepted: 10 years, else: 3 years }'],
  anyOf: [
    period('For cases of every outcome.'),
    {
      type: 'object',
      title: 'a map of periods by outcome',
      required: ['else'],
      properties: { else: period('For cases of every other outcome.') },
      additionalProperties: period('For cases that end like this.'),
      propertyNames: {
        pattern: outcomePattern,
        description: 'write the outcome as flows do behind "end:"',
      },
      missing: { else: 'add "else: 3 years", for cases that end otherwise' },
    },
  ],
};

/** JSON Schema of `house.yaml`. */
export const houseSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a house',
  description: 'What holds for every flow, written once.',
  type: 'object',
  additionalProperties: false,
  properties: {
    company,
    keep,
    packs: {
      ...houseRules.packs,
      title: 'a list of packs',
      examples: ['[cn]'],
      description: 'Rules of a jurisdiction that every flow has to keep, beside its own.',
    },
    on: {
      ...houseRules.on,
      examples: ['{ withdrawn: [{ run: withdrawn }] }'],
      description:
        'Steps for what may happen at any time, in every flow that does not say itself what then comes.',
    },
    backstops: {
      ...houseRules.backstops,
      title: 'a list of backstops',
      examples: ['[{ unless: answer, after: 40 days, do: [{ run: no-decision-yet }] }]'],
      description: 'Independent of every approver, in every flow, behind its own.',
    },
    shows: {
      ...houseRules.shows,
      title: 'a list of facts and answers',
      examples: ['[case.candidate.name, case.position]'],
      description:
        'What people see when they decide, in every flow that does not say so itself: facts, and groups of facts without those that bear a mark.',
    },
  },
  $defs: flowDefinitions,
};
