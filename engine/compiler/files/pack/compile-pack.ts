import { packChecks } from '../../../analysis/rules/packs/index.ts';
import { checkExpression } from '../../../expression/check/check-expression.ts';
import { compileExpression } from '../../../expression/check/compile-expression.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import { type Duration, isObject } from '../../../model/base.ts';
import type { Template } from '../../../model/definitions.ts';
import type { Pack, PackRule } from '../../../model/pack.ts';
import { dayOf } from '../../../time/day.ts';
import { parseDuration } from '../../../time/duration.ts';
import {
  compileFile,
  checkUniqueNames,
  checkFileName,
  type CompilationResult,
} from '../../schema/compile-file.ts';
import {
  atExpression,
  type PathDiagnostic,
  type Source,
  type ValuePath,
  wrongValue,
} from '../../source/source.ts';
import { packSchema, type WrittenPack, type WrittenRule } from './pack-schema.ts';

interface PackSurroundings {
  readonly environment: ExpressionEnvironment | undefined;
  readonly templates: readonly Template[];
}

/** Compiles the pack `id`; without an environment, expressions are not checked. */
export const compilePack = (
  source: Source,
  id: string,
  { environment, templates }: PackSurroundings,
): CompilationResult<Pack> =>
  compileFile<WrittenPack, Pack>(source, {
    schema: packSchema,
    check: (written) => [
      ...checkPack(written, id, environment),
      ...checkApplies(written, templates),
    ],
    lower: ({ pack, title, effective, rules }) => ({
      id: pack,
      title,
      effective,
      rules: rules.map((rule) => lowerRule(rule, environment)),
    }),
  });

function lowerRule(
  { id, text, source, told, ...rest }: WrittenRule,
  environment: ExpressionEnvironment | undefined,
): PackRule {
  const citation = { id, text, source };
  if (told !== undefined) {
    const { about, within, since } = told;
    const counted = environment && since !== undefined && compileExpression(since, environment);
    const sinceField = since === undefined ? {} : { since: counted || { cel: since } };
    return {
      ...citation,
      told: { about, within: naturalDuration(within) ?? { ms: 0 }, ...sinceField },
    };
  }
  const check = Object.keys(packChecks).find((key) => rest[key] !== undefined) ?? '';
  return { ...citation, check, params: rest[check] ?? {} };
}

/** Rules of law count in natural time: they know no office hours of ours. */
function naturalDuration(text: string): Duration | undefined {
  const duration = parseDuration(text, '');
  return duration && 'ms' in duration ? duration : undefined;
}

function* checkPack(
  { pack, effective, rules }: WrittenPack,
  name: string,
  environment: ExpressionEnvironment | undefined,
): Generator<PathDiagnostic> {
  yield* checkFileName('pack', pack, name);
  yield* checkUniqueNames(
    rules.map(({ id }) => id),
    (index) => ['rules', index, 'id'],
  );
  if (dayOf(effective) === undefined)
    yield wrongValue(['effective'], `"${effective}" is not a day`, 'write it like 2026-01-01');
  for (const [index, { told }] of rules.entries())
    if (told !== undefined) yield* checkTold(told, ['rules', index, 'told'], environment);
}

function* checkTold(
  { within, since }: NonNullable<WrittenRule['told']>,
  path: ValuePath,
  environment: ExpressionEnvironment | undefined,
): Generator<PathDiagnostic> {
  if (naturalDuration(within) === undefined)
    yield wrongValue(
      [...path, 'within'],
      `"${within}" is not a natural duration`,
      'write for instance "45 days" or "24h"',
    );
  const found =
    since !== undefined && environment && checkExpression(since, environment, 'instant');
  if (found) yield atExpression(found, [...path, 'since']);
}

/** A rule about a value that a message gives can only apply where some message of its class takes that value. */
function* checkApplies(
  { rules }: WrittenPack,
  templates: readonly Template[],
): Generator<PathDiagnostic> {
  for (const [index, rule] of rules.entries())
    for (const [check, params] of Object.entries(rule)) {
      if (!isObject(params) || typeof params['as'] !== 'string') continue;
      const { as, in: inClass, message = inClass } = params;
      if (typeof message !== 'string') continue;
      const ofClass = templates.filter((one) => one.class === message);
      if (ofClass.length === 0 || ofClass.some(({ requires = [] }) => requires.includes(as)))
        continue;
      yield {
        code: 'rule-never-applies',
        severity: 'warning',
        path: ['rules', index, check, 'as'],
        what: 'value',
        message: `no template of class "${message}" takes "${as}", so the rule never applies`,
        hint: 'name another class or value, or add it to "requires" of a template',
      };
    }
}
