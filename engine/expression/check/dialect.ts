import { Environment } from '@marcbachmann/cel-js';

/** CEL as the compiler and the proofs read it: numbers of a case mix with whole-number literals. */
export function createDialect(unlistedVariablesAreDyn: boolean): Environment {
  const dialect = new Environment({
    unlistedVariablesAreDyn,
    // So that ".?" is read, and refused in words of its own.
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 50 },
  });
  for (const [left, right] of mixed) {
    dialect.registerOperator(`${left} + ${right}: double`, sum);
    dialect.registerOperator(`${left} - ${right}: double`, difference);
  }
  dialect.registerOperator('double == int', (a, b) => Number(a) === Number(b));
  return dialect;
}

type Compute = (a: number | bigint, b: number | bigint) => number;

const mixed = [
  ['double', 'int'],
  ['int', 'double'],
] as const;

const sum: Compute = (a, b) => Number(a) + Number(b);

const difference: Compute = (a, b) => Number(a) - Number(b);
