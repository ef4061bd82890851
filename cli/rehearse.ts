import { readFile, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { validateFacts } from '../engine/compiler/files/case/validate-facts.ts';
import { parseInstant } from '../engine/compiler/scenes/moments.ts';
import { ClientError } from './client/client-error.ts';
import { exitCodes } from './client/exit-codes.ts';
import { calendarText } from './rehearsal/calendar-text.ts';
import { simulationRuns } from './rehearsal/simulation-runs.ts';
import { displayNames } from './rehearsal/display-names.ts';
import { picture } from './rehearsal/picture.ts';
import { readFlow } from './rehearsal/read-flow.ts';
import type { DefinitionFolders } from './rehearsal/read-tests.ts';
import type { RehearsableFlow } from './rehearsal/rehearsable-flow.ts';
import { startMomentsFrom, type StartMoment } from './rehearsal/start-moments.ts';
import { isObject, type Json, type Facts } from '../engine/model/base.ts';

interface RehearseOptions extends DefinitionFolders {
  readonly case: string;
  readonly start?: string;
  readonly scene?: string;
  readonly svg?: string;
}

/** `tidings rehearse`: shows what everyone gets, and when, in the courses that every flow should stand. */
export const rehearseCommand = (): Command =>
  new Command('rehearse')
    .description('show who gets what on which day, whatever everyone else does')
    .argument('<flow>', 'id of the flow')
    .requiredOption('--case <file>', 'JSON with facts, or {"flow": ..., "facts": ...}')
    .addOption(
      new Option(
        '--start <moment>',
        'such as 2026-09-30T16:00+08:00; default: a Tuesday, a Friday evening, before the longest holiday',
      ),
    )
    .option('--scene <text>', 'only courses with this in their title')
    .option('--svg <file>', 'draw them as well')
    .option('--definitions <dir>', 'folder of the definitions', 'definitions')
    .option('--templates <dir>', 'folder of the templates', 'templates')
    .addHelpText('after', '\nExit code: 0 shown, 1 findings in flow or facts, 2 could not run.')
    .action(async (flow: string, options: RehearseOptions) => {
      process.stdout.write(await rehearseFlow(flow, options, Date.now()));
    });

/** The calendars as text; draws them too when asked to. `now` is the day from which the starts are looked for. */
export async function rehearseFlow(
  flow: string,
  options: RehearseOptions,
  now: number,
): Promise<string> {
  const rehearsable = await readFlow(flow, options);
  const facts = await factsIn(options.case, rehearsable);
  const runs = simulationRuns(
    rehearsable,
    facts,
    startsOf(options, rehearsable, now),
    options.scene,
  );
  if (runs.length === 0) throw cannotRun(`no course has "${options.scene ?? ''}" in its title`);
  const { setting, texts } = rehearsable;
  const names = (run: (typeof runs)[number]) => displayNames(run, setting.people, texts);
  if (options.svg !== undefined) await writeFile(options.svg, picture(runs, names, rehearsable));
  return calendarText(runs, names);
}

async function factsIn(file: string, { context }: RehearsableFlow): Promise<Facts> {
  const given = await jsonIn(file);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was parsed as JSON
  const written = (isObject(given) && isObject(given['facts']) ? given['facts'] : given) as Json;
  const { facts, errors } = validateFacts(context.caseSchema, written);
  if (errors.length === 0) return facts;
  const list = errors.map(({ pointer, message }) => `${pointer || 'the file'} ${message}`);
  throw new ClientError(exitCodes.refused, `the facts break case.yaml: ${list.join('; ')}`);
}

async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    throw cannotRun(`"${file}" cannot be read as JSON; check --case`);
  }
}

function startsOf(
  { start }: RehearseOptions,
  { context }: RehearsableFlow,
  now: number,
): readonly StartMoment[] {
  if (start !== undefined) {
    const at = parseInstant(start);
    if (at === undefined)
      throw cannotRun(`"${start}" is not a moment; write it like 2026-09-30T16:00+08:00`);
    return [{ title: 'a day of your choice', at }];
  }
  const table = context.calendars.get(context.calendar);
  return table === undefined ? [] : startMomentsFrom(now, table);
}

const cannotRun = (reason: string): ClientError => new ClientError(exitCodes.couldNotRun, reason);
