import { compileAll, type CompiledDefinitions } from '../../engine/compiler/compile.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Locale } from '../../engine/model/locale.ts';
import { proveFlow, type ProvedFlow } from '../../engine/compiler/prove-flows.ts';
import { planHashOf } from '../../store/pins.ts';
import { type ReportedDiagnostic, reportProofs } from '../checking/report.ts';
import { withBareHouse } from './bare-house.ts';
import { definitionsAround, type TextsByPath } from './definitions-around.ts';

/** Proves an example among the shipped definitions: the findings in words, and the files in which they are placed. */
export async function checkExample(
  text: string,
  shipped: TextsByPath,
  locale: Locale,
): Promise<{ readonly found: readonly ReportedDiagnostic[]; readonly files: TextsByPath }> {
  const { proved, diagnostics, files } = await proveOnce(text, shipped);
  if (proved === undefined)
    return { found: diagnostics.map((diagnostic) => ({ diagnostic })), files };
  return { found: reportProofs(proved, locale).found, files };
}

export interface ProvedExample {
  readonly definitions: CompiledDefinitions;
  /** Missing when it does not compile. */
  readonly proved: ProvedFlow | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: TextsByPath;
}

/** The day on which an example is checked: a Monday morning on which its calendars are open, so that its dates say something. */
const exampleDay = Date.UTC(2026, 2, 2, 1);

const known = new WeakMap<TextsByPath, Map<string, Promise<ProvedExample>>>();

/** Proves an example among the shipped definitions, once for all languages in which it is told. */
export function proveOnce(text: string, shipped: TextsByPath): Promise<ProvedExample> {
  const all = known.get(shipped) ?? new Map<string, Promise<ProvedExample>>();
  known.set(shipped, all);
  const one = all.get(text) ?? proveExample(text, shipped);
  all.set(text, one);
  return one;
}

async function proveExample(text: string, shipped: TextsByPath): Promise<ProvedExample> {
  const files = definitionsAround('example', withBareHouse(shipped), new Map(partsOf(text)));
  const compiled = await compileAll(files);
  const { diagnostics = [] } = compiled.flows.get('example') ?? {};
  const proved = proveFlow(compiled, 'example', planHashOf, { today: exampleDay });
  return { definitions: compiled, proved, diagnostics, files };
}

/** An example is a flow, or several files: documents whose first lines name their paths. */
export const partsOf = (text: string): readonly (readonly [path: string, text: string])[] =>
  text
    .split(/^---\n(?=# \S+\.(?:yaml|md)\n)/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [line = '', path = 'flows/example.yaml'] = /^# (\S+\.(?:yaml|md))\n/.exec(part) ?? [];
      // Nothing may stand before the head of a text.
      return [path, path.endsWith('.md') ? part.slice(line.length) : part] as const;
    });
