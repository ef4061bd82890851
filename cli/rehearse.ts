import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { parseInstant } from '../engine/compiler/scenes/moments.ts';
import { calendarText } from './rehearsal/calendar-text.ts';
import { simulationRuns } from './rehearsal/simulation-runs.ts';
import { displayNames } from './rehearsal/display-names.ts';
import { picture } from './rehearsal/picture.ts';
import { readFlow } from './rehearsal/read-flow.ts';
import type { RehearsableFlow } from './rehearsal/rehearsable-flow.ts';
import { startMomentsFrom, type StartMoment } from './rehearsal/start-moments.ts';
import { couldNotRun } from './command/command-error.ts';
import { readJson } from './command/json-file.ts';
import { factsIn } from './command/case-facts.ts';
import { addFolderOptions, type DefinitionFolders } from './command/definition-folders.ts';

interface RehearseOptions extends DefinitionFolders {
  readonly case: string;
  readonly start?: string;
  readonly scene?: string;
  readonly svg?: string;
}

/** `tidings rehearse`: shows what everyone gets, and when, in the standard scenes. */
export const rehearseCommand = (): Command =>
  addFolderOptions(
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
      .option('--svg <file>', 'draw them as well'),
  )
    .addHelpText('after', '\nExit code: 0 shown, 1 findings in flow or facts, 2 could not run.')
    .action(async (flow: string, options: RehearseOptions) => {
      process.stdout.write(await rehearseFlow(flow, options, Date.now()));
    });

/** The calendars of all runs as text; draws them too when asked to. The starts are looked for from `now` on. */
export async function rehearseFlow(
  flow: string,
  options: RehearseOptions,
  now: number,
): Promise<string> {
  const rehearsable = await readFlow(flow, options);
  const given = await readJson(options.case, '--case');
  const facts = factsIn(given, rehearsable.context.caseSchema);
  const runs = simulationRuns(
    rehearsable,
    facts,
    startsOf(options, rehearsable, now),
    options.scene,
  );
  if (runs.length === 0) throw couldNotRun(`no course has "${options.scene ?? ''}" in its title`);
  const { setting, texts } = rehearsable;
  const names = (run: (typeof runs)[number]) => displayNames(run, setting.people, texts);
  if (options.svg !== undefined) await writeFile(options.svg, picture(runs, names, rehearsable));
  return calendarText(runs, names);
}

function startsOf(
  { start }: RehearseOptions,
  { context }: RehearsableFlow,
  now: number,
): readonly StartMoment[] {
  if (start !== undefined) {
    const at = parseInstant(start);
    if (at === undefined)
      throw couldNotRun(`"${start}" is not a moment; write it like 2026-09-30T16:00+08:00`);
    return [{ title: 'a day of your choice', at }];
  }
  const table = context.calendars.get(context.calendar);
  return table === undefined ? [] : startMomentsFrom(now, table);
}
