import type { Emit, FlowShape } from '../../behaviour/behaviour.ts';
import { emitsOf } from '../../behaviour/traverse.ts';
import type { ProofContext, TextUse } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';

/** What a step gives to a message fits what the text does with it, in every language. */
export function givenValues(
  { main, on, backstops }: FlowShape,
  { uses }: Pick<ProofContext, 'uses'>,
): readonly Finding[] {
  const shapes = [main, ...Object.values(on), ...backstops.map((one) => one.shape)];
  const found = shapes
    .flatMap(emitsOf)
    .flatMap((emit) => (uses[emit.template] ?? []).flatMap((use) => misfit(emit, use)));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function misfit(emit: Emit, use: TextUse): readonly Finding[] {
  const code = codeOf(emit, use);
  if (code === undefined) return [];
  return [
    {
      code,
      severity: 'error',
      at: { step: emit.step, key: 'with' },
      values: {
        template: { name: emit.template },
        value: { name: use.path },
        locale: { name: use.locale },
        written: { text: literal(emit, use) ?? '' },
      },
    },
  ];
}

function codeOf(emit: Emit, use: TextUse): 'value-is-moment' | 'value-not-moment' | undefined {
  if (use.how === 'plain' && Object.hasOwn(emit.moments, use.path)) return 'value-is-moment';
  const text = use.how === 'moment' ? literal(emit, use) : undefined;
  return text === undefined || momentText.test(text) ? undefined : 'value-not-moment';
}

function literal({ values = {} }: Emit, { path }: TextUse): string | undefined {
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  return value && 'text' in value ? value.text : undefined;
}

/** A date, or a date-time with offset; what else is no duration is plain text. */
const momentText = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/;
