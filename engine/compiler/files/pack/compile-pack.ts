import { packChecks } from '../../../analysis/rules/packs/index.ts';
import { checkExpression } from '../../../expression/check/check-expression.ts';
import { compileExpression } from '../../../expression/check/compile-expression.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import { type Duration, isObject, type JsonObject } from '../../../model/base.ts';
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
  /** Missing where one of them could not be read: then nobody knows which classes there are. */
  readonly templates?: readonly Template[] | undefined;
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
      ...(templates ? checkApplies(written, templates) : []),
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

/**
 * A rule about messages of some classes can only apply where some template is of one of them; one about a value that such a message gives,
 * where some of these templates takes that value.
 */
function* checkApplies(
  { rules }: WrittenPack,
  templates: readonly Template[],
): Generator<PathDiagnostic> {
  for (const [index, rule] of rules.entries())
    for (const [check, params] of Object.entries(rule))
      if (isObject(params) && check in packChecks)
        yield* checkTemplates(params, { path: ['rules', index, check], templates });
}

function* checkTemplates(
  params: JsonObject,
  { path, templates }: { readonly path: ValuePath; readonly templates: readonly Template[] },
): Generator<PathDiagnostic> {
  for (const key of classKeys) {
    const named = [params[key] ?? []].flat();
    if (named.length === 0) continue;
    const ofClass = templates.filter((one) => named.includes(one.class));
    if (ofClass.length === 0)
      yield neverApplies(
        [...path, key],
        `no template is of class ${quotedAny(named.map(String))}, so the rule never applies`,
        'name a class of which there are messages, write a template of this class, or leave the rule out',
      );
    else if (asks(params) && !ofClass.some(({ requires = [] }) => requires.includes(params.as)))
      yield neverApplies(
        [...path, 'as'],
        `no template of class ${quotedAny(named.map(String))} takes "${params.as}", so the rule never applies`,
        'name another class or value, or add it to "requires" of a template',
      );
  }
}

/** The parameters of checks that are classes of messages. */
const classKeys = ['in', 'message', 'before', 'by'] as const;

const asks = (params: JsonObject): params is JsonObject & { readonly as: string } =>
  typeof params['as'] === 'string';

const quotedAny = (classes: readonly string[]): string =>
  classes.map((one) => `"${one}"`).join(' or ');

const neverApplies = (path: ValuePath, message: string, hint: string): PathDiagnostic => ({
  code: 'rule-never-applies',
  severity: 'warning',
  path,
  what: 'value',
  message,
  hint,
});
