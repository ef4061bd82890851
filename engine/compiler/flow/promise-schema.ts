import { messageClasses } from '../../model/message.ts';
import { duration, instant } from '../../steps/schema.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';

const who = (description: string): AnnotatedSchema => ({
  type: 'string',
  refersTo: 'who',
  description,
});

/** The keys that say from when, and for how long, a promise counts. */
const deadlineFields: Readonly<Record<string, AnnotatedSchema>> = {
  within: duration('The latest, counted from the start of the case.'),
  since: instant('Another moment of the case from which `within` counts.'),
  after: {
    type: 'string',
    refersTo: 'step',
    description:
      'A step from which `within` counts: from the acceptance of its message, or from its outcome.',
  },
};

const promiseKind = (
  first: string,
  properties: Readonly<Record<string, AnnotatedSchema>>,
  missing: Readonly<Record<string, string>>,
): AnnotatedSchema => ({
  type: 'object',
  title: `"${first}"`,
  required: [first, ...Object.keys(missing)],
  additionalProperties: false,
  properties,
  missing,
});

const within = 'say how long it may take at most, e.g. "within: 3 business days"';

/** `$defs/promise`: told apart by the first key. */
export const promise: AnnotatedSchema = {
  title: 'a promise',
  examples: ['silence: candidate'],
  oneOf: [
    promiseKind(
      'tell',
      {
        tell: who('Who is told: `candidate`, a role or a person.'),
        about: {
          type: 'string',
          enum: ['answer', 'outcome', ...messageClasses],
          description:
            'Of what: `outcome` (intent, offer or regret), `answer` (an outcome, or at least that there is no decision yet), or a class of message.',
        },
        ...deadlineFields,
      },
      { about: 'say of what, e.g. "about: answer"', within },
    ),
    promiseKind(
      'silence',
      {
        silence: who('Who is never left without a word for longer, until the answer.'),
        atMost: duration('The longest time from one message to the next.'),
      },
      { atMost: 'say how long at most, e.g. "atMost: 3 business days"' },
    ),
    promiseKind(
      'todo',
      {
        todo: {
          type: 'string',
          refersTo: 'task',
          description: 'A task that is closed in time: by a person, or by what its silence means.',
        },
        ...deadlineFields,
      },
      { within },
    ),
  ],
};

/** `assume`: what the proofs take for granted. */
export const assume: AnnotatedSchema = {
  type: 'object',
  title: '"assume"',
  description: 'What the proofs take for granted; printed with what they prove.',
  additionalProperties: false,
  properties: {
    mail: duration(
      'The mail server accepts a message, or refuses it for good, within this time; default `15m`.',
    ),
    start: {
      type: 'object',
      title: '"start"',
      description:
        'How late a case starts. Default, when a case carries `lastInterviewAt`: `{ after: case.lastInterviewAt, within: 2 business days }`.',
      required: ['after', 'within'],
      additionalProperties: false,
      properties: {
        after: instant('A moment that the case carries.'),
        within: duration('So much later at most.'),
      },
    },
  },
};
