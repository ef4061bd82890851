import type { MessageClass } from '../../../model/message.ts';
import { marks, type Mark } from '../marked-fields.ts';
import { shownFields } from '../shown-fields.ts';
import { classParam } from './class-param.ts';
import type { PackCheck } from './pack-check.ts';

interface Params {
  readonly in: readonly MessageClass[];
  readonly marked: readonly Mark[];
}

/** Messages of a class never name fields that `case.yaml` marks so. */
export const neverShows: PackCheck<Params> = {
  summary: 'Messages of these classes never name fields of the case that are marked so.',
  code: 'shown-in-class',
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
          enum: marks,
          description: 'Fields of `case.yaml` with `x-<mark>: true`.',
        },
        description: 'Fields of `case.yaml` with one of these marks.',
      },
    },
  },
  *find(params, flow, context) {
    for (const { class: its, ...shown } of shownFields(flow, params.marked, context))
      if (params.in.some((one) => one === its))
        yield {
          step: shown.step,
          key: shown.given ? 'with' : 'template',
          values: { template: { name: shown.template }, field: { name: shown.field } },
        };
  },
};
