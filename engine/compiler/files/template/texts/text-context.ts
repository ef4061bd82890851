import type { ValueType } from '../../../../expression/check/value-type.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import type { Marker } from './markers.ts';
import type { TextScope } from './text-scope.ts';

/** What the checks of one text share. */
export interface TextContext {
  readonly text: string;
  readonly scope: TextScope;
  readonly markers: readonly Marker[];
  readonly report: (message: DiagnosticMessage, start: number, end: number) => void;
}

/** What stands behind the colon of a filter. */
export interface FilterArgument {
  readonly type: ValueType;
  /** The text or number that is written there. */
  readonly literal?: string | number;
  /** An argument with a name, such as `allow_false: true`. */
  readonly name?: string;
}

/** What is said of a path that may lead to nothing. */
export const mayBeMissing = (written: string, missing: string) =>
  ({
    code: 'may-be-missing',
    message: `"${written}" may be missing, and then the mail cannot be written`,
    hint: `put it between "{% if ${missing} %}" and "{% endif %}"`,
  }) as const;

/** What is said of a moment that is shown as it is stored. */
export const momentWithoutWhen = (path: string): DiagnosticMessage => ({
  code: 'moment-without-when',
  message: `"${path}" is a moment, which reads differently in each time zone`,
  hint: `write "{{ ${path} | when }}"`,
});
