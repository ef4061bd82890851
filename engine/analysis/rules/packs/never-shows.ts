import type { MessageClass } from '../../../model/message.ts';
import { fieldMarks, type FieldMark } from '../marked-fields.ts';
import { messageFields } from '../shown-fields.ts';
import { classParam } from './class-param.ts';
import type { PackCheck } from './pack-check.ts';

interface NeverShowsParams {
  readonly in: readonly MessageClass[];
  readonly marked: readonly FieldMark[];
}

/** Messages of a class never name fields that `case.yaml` marks so. */
export const neverShows: PackCheck<NeverShowsParams> = {
  summary: 'Messages of these classes never name fields of the case that are marked so.',
  params: {
    type: 'object',
    title: '"never-shows"',
    required: ['in', 'marked'],
    additionalProperties: false,
    properties: {
      in: {
        type: 'array',
        minItems: 1,
        items: classParam('Messages of this class.'),
        description: 'Messages of these classes.',
      },
      marked: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'string',
          enum: fieldMarks,
          description: 'Fields of `case.yaml` with `x-<mark>: true`.',
        },
        description: 'Fields of `case.yaml` with one of these marks.',
      },
    },
  },
  *ofFlow({ params, quoted }, flow, context) {
    for (const shown of messageFields(flow, params.marked, context))
      if (params.in.some((one) => one === shown.class))
        yield {
          code: 'shown-in-class',
          severity: 'error',
          at: { step: shown.step, key: shown.given ? 'with' : 'template' },
          values: { template: shown.template, field: shown.field, rule: quoted },
        };
  },
};
