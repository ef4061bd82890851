import type { Output } from 'liquidjs';
import type { ValueType } from '../../../../expression/check/value-type.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import { kindNames, kindOf } from './filter-types.ts';
import { markerAt } from './markers.ts';
import { momentWithoutWhen, type TextContext } from './text-context.ts';
import type { TextState } from './text-state.ts';
import { typeOfValue } from './text-value.ts';

/** Reports an output whose value has no form in which it could be shown. */
export function checkShown({ value, token }: Output, state: TextState, context: TextContext): void {
  const { type } = typeOfValue(value, state, context, false);
  const marker = markerAt(context.markers, token.begin);
  const [written = ''] = /^[^|]*/.exec(marker?.inner ?? '') ?? [];
  const message = whyNotShown(type, written.trim());
  if (marker && message) context.report(message, marker.start, marker.end);
}

function whyNotShown(type: ValueType, path: string): DiagnosticMessage | undefined {
  const kind = kindOf(type);
  if (kind === 'moment') return momentWithoutWhen(path);
  if (kind === 'list') return whyItemsNotShown(type, path);
  if (kind !== 'map' && kind !== 'mixed') return undefined;
  const fields = [...(type.fields?.keys() ?? [])];
  return {
    code: 'wrong-type',
    message: `"${path}" is ${kindNames[kind]} and cannot be shown`,
    hint:
      fields.length === 0 ? 'show something else' : `name one of its fields: ${fields.join(', ')}`,
  };
}

function whyItemsNotShown({ item }: ValueType, path: string): DiagnosticMessage | undefined {
  const kind = item && kindOf(item);
  if (kind !== 'map' && kind !== 'moment' && kind !== 'mixed') return undefined;
  return {
    code: 'wrong-type',
    message: `"${path}" is a list whose entries cannot be shown as they stand`,
    hint: `show each: "{% for one in ${path} %} ... {% endfor %}"`,
  };
}
