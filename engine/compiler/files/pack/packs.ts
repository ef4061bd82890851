import { checkExpression } from '../../../expression/check/check.ts';
import type { Environment } from '../../../expression/check/environment.ts';
import type { Pack, PackRule } from '../../../model/pack.ts';
import { packChecks } from '../../../analysis/rules/packs/index.ts';
import { dayOf } from '../../../time/day.ts';
import { parseDuration } from '../../../time/duration.ts';
import { compileFile, duplicates, misnamed, type Compiled } from '../../schema/compiled.ts';
import { packSchema, type WrittenPack, type WrittenRule } from './pack-schema.ts';
import type { Fault, Path, Source } from '../../source/source.ts';
import type { Duration } from '../../../model/base.ts';

/** Compiles the pack `id`; without an environment, expressions are not checked. */
export const compilePack = (
  source: Source,
  id: string,
  environment: Environment | undefined,
): Compiled<Pack> =>
  compileFile<WrittenPack, Pack>(source, {
    schema: packSchema,
    faults: (written) => faults(written, id, environment),
    lower: ({ pack, title, effective, rules }) => ({
      id: pack,
      title,
      effective,
      rules: rules.map(lowerRule),
    }),
  });

function lowerRule({ id, text, source, told, ...rest }: WrittenRule): PackRule {
  const quoted = { id, text, source };
  if (told !== undefined) {
    const { about, within, since } = told;
    const counted = since === undefined ? {} : { since: { cel: since } };
    return { ...quoted, told: { about, within: natural(within) ?? { ms: 0 }, ...counted } };
  }
  const check = Object.keys(packChecks).find((key) => rest[key] !== undefined) ?? '';
  return { ...quoted, check, params: rest[check] ?? {} };
}

/** A law knows no office hours of ours. */
function natural(text: string): Duration | undefined {
  const duration = parseDuration(text, '');
  return duration && 'ms' in duration ? duration : undefined;
}

function* faults(
  { pack, effective, rules }: WrittenPack,
  name: string,
  environment: Environment | undefined,
): Generator<Fault> {
  yield* misnamed('pack', pack, name);
  yield* duplicates(
    rules.map(({ id }) => id),
    (index) => ['rules', index, 'id'],
  );
  if (dayOf(effective) === undefined)
    yield wrongValue(['effective'], `"${effective}" is not a day`, 'write it like 2026-01-01');
  for (const [index, { told }] of rules.entries())
    if (told !== undefined) yield* toldFaults(told, ['rules', index, 'told'], environment);
}

function* toldFaults(
  { within, since }: NonNullable<WrittenRule['told']>,
  path: Path,
  environment: Environment | undefined,
): Generator<Fault> {
  if (natural(within) === undefined)
    yield wrongValue(
      [...path, 'within'],
      `"${within}" is not a natural duration`,
      'write for instance "45 days" or "24h"',
    );
  const found =
    since !== undefined && environment && checkExpression(since, environment, 'instant');
  if (!found) return;
  const { start, end, ...finding } = found;
  yield { ...finding, path: [...path, 'since'], what: 'value', span: [start, end] };
}

const wrongValue = (path: Path, message: string, hint: string): Fault => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message,
  hint,
});
