import type { Refusal } from '../../model/act.ts';
import { duration } from '../../steps/schema.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import { sharedDefinitions, schemaDialect, id, text } from '../schema/shared-schemas.ts';
import type { FileSchema } from '../schema/walk.ts';
import { expectation } from './expectation-schema.ts';
import { moment } from './moments.ts';

const refusals = [
  'unknown-task',
  'not-yours',
  'already-answered',
  'already-settled',
  'too-late',
  'unknown-outcome',
  'unknown-event',
  'case-ended',
] as const satisfies readonly Refusal['code'][];

/** JSON Schema 2020-12 of `flows/<id>.test.yaml`; what it cannot say, `checkScenes` does. */
export const testSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a test of a flow',
  description:
    'Rehearsals of a flow: scripted people on a virtual clock, and what must come of it.',
  type: 'object',
  required: ['rehearse', 'scenes'],
  additionalProperties: false,
  properties: {
    rehearse: id('Id of the flow: the name of the file before ".test.yaml".'),
    case: facts('What the case carries, as case.yaml describes it.'),
    start: moment('When the case starts, such as 2026-09-30T16:00+08:00.'),
    scenes: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      description: 'One course of a case each.',
      items: { $ref: '#/$defs/scene' },
    },
  },
  missing: {
    rehearse: 'name the flow, e.g. "rehearse: core-transparent"',
    scenes: 'write "scenes:" and below it one "- title:" for each',
  },
  $defs: {
    scene: sceneSchema(),
    cue: actSchema(),
    mail: mailRuleSchema(),
    expectation,
    duration: sharedDefinitions.duration,
  },
};

function sceneSchema(): AnnotatedSchema {
  return {
    type: 'object',
    title: 'a scene',
    required: ['title', 'expect'],
    additionalProperties: false,
    properties: {
      title: text('What happens, in a few words; unique in the file.'),
      note: { type: 'string', description: 'For those who read the scene.' },
      case: facts('What differs from the case of the file.'),
      start: moment('When this case starts, if not as the others.'),
      script: {
        type: 'array',
        maxItems: 200,
        description: 'Who does what, and when; whoever is not named is silent.',
        items: { $ref: '#/$defs/cue' },
      },
      mail: {
        type: 'array',
        maxItems: 50,
        description:
          'Mails that the mail server does not simply take; the first rule that fits holds.',
        items: { $ref: '#/$defs/mail' },
      },
      expect: {
        type: 'array',
        description: 'What must come of it; messages in the order in which they are written.',
        items: { $ref: '#/$defs/expectation' },
      },
    },
    missing: {
      expect: 'say what must come of it, e.g. `expect: [{ outcome: accepted }]`',
    },
  };
}

function actSchema(): AnnotatedSchema {
  return {
    type: 'object',
    title: 'an act',
    required: ['who', 'does'],
    additionalProperties: false,
    properties: {
      who: text('`candidate`, a person, or a role: then the first holder who has been asked.'),
      does: text('An outcome of a task, `approve`, `reject`, `withdraw`, or `nothing`.'),
      at: moment(
        'An instant, `+2 business hours` after the start, or `same moment` as the previous act.',
      ),
      after: duration('Some time after the previous act; beside `on`, after the mail.'),
      on: text('When a mail of this template or step reaches the person.'),
      nth: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        description: 'With `on`: the second, third ... such mail.',
      },
      task: text('The task meant, by the id of its step, when it is not the one that waits.'),
      comment: text('A comment that goes with it.'),
      answers: { type: 'object', description: 'What is filled into the form.' },
      refused: {
        type: 'string',
        enum: refusals,
        description: 'The act changes nothing, for this reason.',
      },
    },
    missing: {
      who: 'name who acts: "candidate", a role or a person',
      does: 'say what they do, e.g. "does: approve"',
    },
  };
}

function mailRuleSchema(): AnnotatedSchema {
  return {
    type: 'object',
    title: 'a rule for mails',
    required: ['does'],
    additionalProperties: false,
    properties: {
      does: {
        type: 'string',
        enum: ['accept', 'refuse', 'stall', 'bounce', 'lose'],
        description:
          '`refuse`: not now, try again; `stall`: it takes until `until` to answer; `bounce`: never; `lose`: the connection breaks after the text was sent.',
      },
      to: text('Only mails to `candidate`, this role or this person.'),
      message: text('Only mails of this template or step.'),
      from: moment('Only from this moment on: an instant, or `+1h` after the start.'),
      until: moment('Only before this moment.'),
      times: {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
        description: 'Only the first attempts for each mail.',
      },
      reason: text('What the mail server says.'),
    },
  };
}

function facts(description: string): AnnotatedSchema {
  return { type: 'object', description };
}
