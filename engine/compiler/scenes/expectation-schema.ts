import { messageClasses } from '../../model/message.ts';
import { duration } from '../../steps/schema.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import { text } from '../schema/shared-schemas.ts';
import { moment } from './moments.ts';

const exampleMoment = '2026-10-08T16:00+08:00';

const when: Readonly<Record<string, AnnotatedSchema>> = {
  at: moment(
    'Exactly then, to the minute: an instant, or `+2 business hours` after the start.',
    exampleMoment,
  ),
  within: duration('At most so long after the start, or after `since`.'),
  since: text('The message, by template or step, from which `within` counts.'),
};

const pattern: Readonly<Record<string, AnnotatedSchema>> = {
  message: text('Its template, or the id of the step that sends it.'),
  to: text('`candidate`, a role or a person.'),
  class: { type: 'string', enum: messageClasses, description: 'Its class.' },
};

const expectationKind = (
  required: readonly string[],
  properties: Readonly<Record<string, AnnotatedSchema>>,
): AnnotatedSchema => ({
  type: 'object',
  title: `"${required[0]}"`,
  required,
  additionalProperties: false,
  properties,
});

const texts = (description: string): AnnotatedSchema => ({
  type: 'array',
  maxItems: 50,
  items: text('A label or a template.'),
  description,
});

/** `$defs/expectation`: told apart by the first key. */
export const expectation: AnnotatedSchema = {
  title: 'an expectation',
  examples: ['outcome: accepted'],
  oneOf: [
    expectationKind(['message'], {
      ...pattern,
      ...when,
      order: {
        type: 'string',
        enum: ['any'],
        description: '`any`: it may come before what is written above it.',
      },
      times: { type: 'integer', minimum: 1, maximum: 100, description: 'It comes so many times.' },
    }),
    expectationKind(['undelivered'], {
      undelivered: text('A message, by template or step, that could not be delivered.'),
      to: text('`candidate`, a role or a person.'),
    }),
    expectationKind(['outcome'], { outcome: text('How the case ends.'), ...when }),
    expectationKind(['task', 'is'], {
      task: text('A task, by the id of its step.'),
      is: text('What it comes to: an outcome, `silent`, or `unasked`.'),
      ...when,
    }),
    expectationKind(['promise', 'is'], {
      promise: {
        type: 'integer',
        minimum: 1,
        description: 'A promise of the flow, by its place in the list: 1 is the first.',
      },
      is: { type: 'string', enum: ['kept', 'broken'], description: 'What becomes of it.' },
    }),
    expectationKind(['decisions', 'are'], {
      decisions: text('A task, by the id of its step.'),
      are: {
        type: 'object',
        description: 'Who has answered what, and nobody else: `{ group-hr: approved }`.',
        additionalProperties: text('An outcome.'),
      },
    }),
    expectationKind(['never'], {
      never: {
        title: 'what never comes',
        oneOf: [
          expectationKind(['message'], pattern),
          expectationKind(['outcome'], { outcome: text('How the case never ends.') }),
        ],
      },
    }),
    expectationKind(['silence', 'atMost'], {
      silence: text('Who waits for a word, until the answer.'),
      atMost: duration('The longest time without one.'),
    }),
    expectationKind(['page'], {
      page: text("What the candidate's page names as the present step, or `none`."),
      at: moment('When it is looked at; default: at the very end.', exampleMoment),
      done: texts('The steps that it shows as done.'),
      follows: texts('The steps that it says will follow.'),
      told: texts('Templates of the messages that it lists.'),
    }),
  ],
};
