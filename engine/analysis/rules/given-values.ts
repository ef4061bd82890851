import type { Send, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { ProofContext, TextUse } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';

/** The values that a step gives to a message fit the text, in every language. */
export function givenValues(
  flow: FlowBehaviour,
  { uses }: Pick<ProofContext, 'uses'>,
): readonly Finding[] {
  const found = linesOf(flow)
    .flatMap(sendsOf)
    .flatMap((send) => (uses[send.template] ?? []).flatMap((use) => misfits(send, use)));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function misfits(send: Send, use: TextUse): readonly Finding[] {
  const code = codeOf(send, use);
  if (code === undefined) return [];
  return [
    {
      code,
      severity: 'error',
      at: { step: send.step, key: 'with' },
      values: {
        template: send.template,
        value: use.path,
        locale: use.locale,
        written: literal(send, use) ?? '',
      },
    },
  ];
}

function codeOf(send: Send, use: TextUse): 'value-is-moment' | 'value-not-moment' | undefined {
  if (use.how === 'plain' && Object.hasOwn(send.moments, use.path)) return 'value-is-moment';
  const text = use.how === 'moment' ? literal(send, use) : undefined;
  return text === undefined || momentText.test(text) ? undefined : 'value-not-moment';
}

function literal({ values = {} }: Send, { path }: TextUse): string | undefined {
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  return value && 'text' in value ? value.text : undefined;
}

/** A date, or a date-time with offset; any other text that is no duration is plain text. */
const momentText = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/;
