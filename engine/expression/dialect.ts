import { Environment } from '@marcbachmann/cel-js';

/** CEL as Tidings speaks it: numbers of a case mix with whole-number literals, anything may be compared with null. */
export function createDialect(unlistedVariablesAreDyn: boolean): Environment {
  const dialect = new Environment({
    unlistedVariablesAreDyn,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 50 },
  });
  for (const [left, right] of mixed) {
    for (const [operator, compute] of arithmetic) {
      dialect.registerOperator(`${left} ${operator} ${right}: double`, compute);
    }
  }
  dialect.registerOperator('double % double: double', remainder);
  dialect.registerOperator('double == int', (a, b) => Number(a) === Number(b));
  for (const type of nullable) dialect.registerOperator(`${type} == null`, isSame);
  return dialect;
}

/** Whether two values are the very same; what `== null` means for every type. */
export const isSame = (a: unknown, b: unknown): boolean => a === b;

type Compute = (a: number | bigint, b: number | bigint) => number;

const mixed = [
  ['double', 'int'],
  ['int', 'double'],
] as const;

const remainder: Compute = (a, b) => Number(a) % Number(b);

const arithmetic: readonly (readonly [string, Compute])[] = [
  ['+', (a, b) => Number(a) + Number(b)],
  ['-', (a, b) => Number(a) - Number(b)],
  ['*', (a, b) => Number(a) * Number(b)],
  ['/', (a, b) => Number(a) / Number(b)],
  ['%', remainder],
];

const nullable = ['string', 'double', 'int', 'bool', 'list', 'map', 'google.protobuf.Timestamp'];
