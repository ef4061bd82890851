import type { ExpressionEnvironment } from './environment.ts';
import type { NameScope } from './resolve-names.ts';

/** The values that the names of an environment stand for. */
export const namesOf = ({ names }: ExpressionEnvironment): NameScope =>
  new Map([...names].map(([name, valueType]) => [name, { valueType, path: name }]));
