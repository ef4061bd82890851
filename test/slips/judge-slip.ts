import { rehearsableFlow } from '../../cli/rehearsal/rehearsable-flow.ts';
import { checkReport } from '../../cli/checking/report.ts';
import { type CompiledDefinitions, compileAll } from '../../engine/compiler/compile.ts';
import { proveFlows } from '../../engine/compiler/prove-flows.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { hashOf } from '../../store/canonical.ts';
import { planHashOf } from '../../store/pins.ts';
import type { Slip, SlipFiles } from './slip.ts';

/** What came of a slip. */
export interface JudgedSlip {
  readonly slip: Slip;
  readonly crash?: string;
  /** Processor time of the check. */
  readonly ms: number;
  readonly found: readonly Diagnostic[];
  readonly isOnLine: boolean;
  readonly isNamed: boolean;
  /** Nothing is found, and yet plans, texts, people, rules or scenes are others. */
  readonly changes: boolean;
}

/** Checks definitions; proofs and mails that were checked before are remembered. */
export type SlipCheck = (files: SlipFiles) => Promise<SlipFindings>;

interface SlipFindings {
  readonly found: readonly Diagnostic[];
  /** All that a case could tell apart. */
  readonly meaning: string;
}

/** A check in this process. */
export function createSlipCheck(): SlipCheck {
  const memory = new Map<string, unknown>();
  const recall = <Value>(subject: unknown, compute: () => Value): Value => {
    const key = hashOf(subject);
    if (!memory.has(key)) memory.set(key, compute());
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same subject has put it there
    return memory.get(key) as Value;
  };
  return async (files) => {
    const definitions = new Map([...files].filter(([path]) => !path.endsWith('.test.yaml')));
    const compiled = await compileAll(definitions, undefined, { recallText: recall });
    const proved = proveFlows(compiled, planHashOf, { recall });
    const scenes = [...files].flatMap(([path, text]) =>
      path.endsWith('.test.yaml') ? [scenesOf(path, text, compiled)] : [],
    );
    const { found: reported } = checkReport({ files, compiled, proved }, () => true, 'en');
    // Scenes are read by another command, which is asked when nothing is wrong with the flows.
    const found =
      reported.length > 0
        ? reported.map(({ diagnostic }) => diagnostic)
        : scenes.flatMap((one) => one.diagnostics);
    return {
      found,
      meaning: meaningOf(
        compiled,
        scenes.map(({ value }) => value),
      ),
    };
  };
}

function scenesOf(path: string, text: string, compiled: CompiledDefinitions) {
  const flow = path.replace(/^flows\/|\.test\.yaml$/g, '');
  const setting = rehearsableFlow(flow, compiled);
  return 'diagnostics' in setting
    ? { value: undefined, diagnostics: [] }
    : compileScenes(parse(text, path), flow, setting.context);
}

const meaningOf = (
  { flows, directory, caseSchema, routing }: CompiledDefinitions,
  scenes: readonly unknown[],
): string =>
  JSON.stringify([
    [...flows].map(([id, { plan, texts }]) => [id, plan && texts && planHashOf({ plan, texts })]),
    directory,
    caseSchema,
    routing,
    scenes,
  ]);

/** Judges a slip by what the check finds. */
export async function judgeSlip(
  slip: Slip,
  check: SlipCheck,
  rightMeaning: string,
): Promise<JudgedSlip> {
  const before = process.cpuUsage();
  try {
    const { found, meaning } = await check(slip.files);
    const { user, system } = process.cpuUsage(before);
    const failed = found.find(({ code }) => code === 'internal-error');
    return {
      slip,
      ms: (user + system) / 1000,
      found,
      ...(failed && { crash: failed.message }),
      isOnLine: found.some((one) => isOnLine(one, slip)),
      isNamed: found.some((one) => isOnLine(one, slip) || names(one, slip)),
      changes: found.length === 0 && meaning !== rightMeaning,
    };
  } catch (error) {
    const crash = error instanceof Error ? error.message : String(error);
    return { slip, crash, ms: 0, found: [], isOnLine: false, isNamed: false, changes: false };
  }
}

const isOnLine = (
  { file, line, endLine }: Diagnostic,
  { file: slipped, lines: [first, last] }: Slip,
) => file === slipped && line <= last && endLine >= first;

const names = ({ message, hint, file }: Diagnostic, { named }: Slip): boolean =>
  named.some((word) =>
    word.length < 3
      ? [`"${word}"`, `<${word}>`, `</${word}>`].some((one) => message.includes(one))
      : [message, hint, file].some((text) => text.includes(word)),
  );
