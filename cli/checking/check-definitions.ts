import type { Instant } from '../../engine/model/base.ts';
import type { Locale } from '../../engine/model/locale.ts';
import { compileAll, type CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { type ProvedFlow, proveFlows } from '../../engine/compiler/prove-flows.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { DefinitionFiles } from '../../platform/definitions-folder.ts';
import { planHashOf } from '../../store/pins.ts';
import type { DefinitionFolders } from '../command/definition-folders.ts';
import { exitCodes, type ExitCode } from '../command/exit-codes.ts';
import { checkGithub } from './check-github.ts';
import { checkJson } from './check-json.ts';
import type { CheckMemory } from './check-memory.ts';
import { checkSarif } from './check-sarif.ts';
import { checkText } from './check-text.ts';
import { pathOf, type PathFilter } from './path-filter.ts';
import { daysToCome } from './days-to-come.ts';
import { type CheckReport, checkReport, flowFile } from './report.ts';
import { endingCalendars } from './ending-calendars.ts';
import { writeScenes } from './scene-files.ts';

const formats = { text: checkText, json: checkJson, sarif: checkSarif, github: checkGithub };

/** How a check is asked for. */
export interface CheckRequest extends DefinitionFolders {
  readonly format?: keyof typeof formats | undefined;
  readonly locale?: Locale | undefined;
  readonly strict?: boolean | undefined;
  readonly scenes?: string | undefined;
  /** The day on which is checked: calendars that end soon are told, and the worst starts from then on. */
  readonly today?: Instant | undefined;
}

/** What a check prints, and how it ends. */
export interface CheckAnswer {
  readonly out: string;
  readonly err: string;
  readonly code: ExitCode;
}

/** Checks what was read, and proves what is wanted of it. */
export async function checkDefinitions(
  { files, unread }: DefinitionFiles,
  isReported: PathFilter,
  request: CheckRequest,
  memory: CheckMemory,
): Promise<CheckAnswer> {
  const { format = 'text', locale = 'en', scenes, today } = request;
  const compiled = await compileAll(files, unread, {
    isWanted: isReported,
    recallText: memory.recallLater,
  });
  const proved = proveFlows(compiled, planHashOf, {
    today,
    recall: memory.recall,
  });
  const ending =
    today === undefined
      ? []
      : [...endingCalendars(compiled, files, today), ...daysToCome(files, today)];
  const diagnostics = [...compiled.diagnostics, ...ending];
  const report = checkReport(
    { files, compiled: { ...compiled, diagnostics }, proved },
    toldToo(isReported, { compiled, proved, ending }),
    locale,
  );
  const out = formats[format](report, (file) => pathOf(file, request));
  const code = exitCodeFor(report, request.strict === true);
  if (scenes === undefined || compiled.caseSchema === undefined) return { out, err: '', code };
  const reported = proved.filter(({ flow }) => isReported(flowFile(flow, compiled)));
  const written = await writeScenes(scenes, reported, compiled.caseSchema);
  return 'problem' in written
    ? { out, err: `tidings: ${written.problem}\n`, code: exitCodes.couldNotRun }
    : { out, err: written.map((file) => `${file}\n`).join(''), code };
}

interface EndingFor {
  readonly compiled: CompiledDefinitions;
  readonly proved: readonly ProvedFlow[];
  readonly ending: readonly Diagnostic[];
}

/** Whoever asks for a flow is told of the end of a calendar by which it counts. */
function toldToo(isReported: PathFilter, { compiled, proved, ending }: EndingFor): PathFilter {
  const counted = new Set(
    proved
      .filter(({ flow }) => isReported(flowFile(flow, compiled)))
      .flatMap((one) => Object.keys(one.compiled.plan.calendars))
      .flatMap((id) => [`calendars/${id}.yaml`, `calendars/${id}.yml`]),
  );
  const told = ending.filter((one) => counted.has(one.file)).map(({ file }) => file);
  return (file) => isReported(file) || told.includes(file);
}

const exitCodeFor = ({ found }: CheckReport, strict: boolean): ExitCode =>
  found.some(({ diagnostic: { severity } }) => strict || severity === 'error')
    ? exitCodes.refused
    : exitCodes.done;
