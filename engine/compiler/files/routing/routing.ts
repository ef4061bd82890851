import { checkReached, type WrittenRouting } from './check-reached.ts';
import { valueDomainsOf } from '../../../analysis/cases/domains.ts';
import { checkExpression } from '../../../expression/check/check-expression.ts';
import { compileExpression } from '../../../expression/check/compile-expression.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import { didYouMean } from '../../../expression/check/nearest.ts';
import { evaluate } from '../../../expression/evaluate.ts';
import type { Facts, Expression, JsonObject } from '../../../model/base.ts';
import { condition } from '../../../steps/schema.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { compileFile, type CompilationResult } from '../../schema/compile-file.ts';
import { schemaDialect } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';
import {
  atExpression,
  type PathDiagnostic,
  type Source,
  type ValuePath,
} from '../../source/source.ts';

/** Rules in order: the first that holds names the flow of a new case. */
export type Routing = readonly { readonly when?: Expression; readonly flow: string }[];

/**
 * Compiles `routing.yaml` over the flows that exist; without an environment, expressions are not checked. The schema of the facts tells
 * which values they can have.
 */
export const compileRouting = (
  source: Source,
  environment: ExpressionEnvironment | undefined,
  flows: readonly string[],
  caseSchema?: JsonObject,
): CompilationResult<Routing> =>
  compileFile<WrittenRouting, Routing>(source, {
    schema: routingSchema,
    check: function* (written) {
      yield* checkRouting(written, environment, flows);
      yield* checkReached(written, environment, caseSchema && valueDomainsOf(caseSchema));
    },
    lower: (written) => lower(written, environment),
  });

/** The flow that a case takes; `undefined` when no rule holds. */
export const routeOf = (routing: Routing, facts: Facts): string | undefined =>
  routing.find(({ when }) => when === undefined || evaluate(when, { case: facts }) === true)?.flow;

/** Whether facts choose between this flow and another. */
export const isOneOfSeveral = (routing: Routing, flow: string): boolean =>
  routing.some((one) => one.flow === flow) && routing.some((one) => one.flow !== flow);

const flow: AnnotatedSchema = {
  type: 'string',
  refersTo: 'flow',
  description: 'Id of the flow that the case takes.',
};

/** JSON Schema of `routing.yaml`. */
export const routingSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a routing',
  description: 'Which flow a new case takes: the first rule that holds.',
  type: 'object',
  required: ['rules'],
  additionalProperties: false,
  properties: {
    rules: {
      type: 'array',
      description: 'In order; the last one without "when".',
      items: {
        type: 'object',
        title: 'a rule',
        required: ['flow'],
        additionalProperties: false,
        properties: {
          when: condition('The rule speaks for a case of which this holds.'),
          flow,
          note: { type: 'string', description: 'For those who read the rules.' },
        },
      },
    },
    else: flow,
  },
};

const lower = (
  { rules, else: otherwise }: WrittenRouting,
  environment: ExpressionEnvironment | undefined,
): Routing => [
  ...rules.map(({ when, flow: taken }) => ({
    ...(when !== undefined && {
      when: environment ? compileExpression(when, environment) : { cel: when },
    }),
    flow: taken,
  })),
  ...(otherwise === undefined ? [] : [{ flow: otherwise }]),
];

function* checkRouting(
  { rules, else: otherwise }: WrittenRouting,
  environment: ExpressionEnvironment | undefined,
  flows: readonly string[],
): Generator<PathDiagnostic> {
  const always = rules.findIndex(({ when }) => when === undefined);
  for (const [index, rule] of rules.entries()) {
    yield* checkFlowExists(rule.flow, ['rules', index, 'flow'], flows);
    if (environment && rule.when !== undefined)
      yield* checkCondition(rule.when, ['rules', index, 'when'], environment);
    if (always >= 0 && index > always) yield unreachable(['rules', index, 'flow']);
  }
  if (otherwise !== undefined) {
    yield* checkFlowExists(otherwise, ['else'], flows);
    if (always >= 0) yield unreachable(['else']);
  } else if (always < 0) yield noLastRule;
}

function* checkFlowExists(
  name: string,
  path: ValuePath,
  flows: readonly string[],
): Generator<PathDiagnostic> {
  if (flows.includes(name)) return;
  yield {
    code: 'unknown-flow',
    path,
    what: 'value',
    message: `"${name}" is not a flow below flows/`,
    hint: didYouMean(name, flows),
  };
}

function* checkCondition(
  cel: string,
  path: ValuePath,
  environment: ExpressionEnvironment,
): Generator<PathDiagnostic> {
  const found = checkExpression(cel, environment, 'bool');
  if (found) yield atExpression(found, path);
}

const unreachable = (path: ValuePath): PathDiagnostic => ({
  code: 'unreachable-rule',
  path,
  what: 'value',
  message: 'no case comes here: a rule above has no "when"',
  hint: 'put the rule without "when" last',
});

const noLastRule: PathDiagnostic = {
  code: 'no-last-rule',
  path: ['rules'],
  what: 'key',
  message: 'a case for which no rule holds has no flow',
  hint: 'end with a rule without "when", or write "else: <flow>"',
};
