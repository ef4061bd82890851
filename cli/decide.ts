import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import type { WrittenPlaces } from './client/written-place.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId, wordArgument } from './command/id-argument.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { wholeNumber } from './command/whole-number.ts';
import { readJson } from './command/json-file.ts';
import { isRecordedAct, recordedActText } from './client/recorded-act.ts';

interface DecideOptions extends ConnectionOptions {
  readonly task: string;
  readonly round?: number;
  readonly as: string;
  readonly outcome: string;
  readonly comment?: string;
  readonly answers?: string;
  readonly seen?: string;
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** `tidings decide`: answers a task in somebody's name. The same rules hold as on the page. */
export const decideCommand = (): Command =>
  addConnectionOptions(
    new Command('decide')
      .description('answer a task in the name of somebody who may')
      .argument('<case>', 'id of the case', caseId)
      .requiredOption('--task <id>', 'the task', wordArgument('give the id of a task.'))
      .requiredOption(
        '--as <person>',
        "id of the person who answers, or 'candidate'",
        wordArgument('give the id of a person.'),
      )
      .requiredOption(
        '--outcome <outcome>',
        'one of the outcomes of the task',
        wordArgument('give an outcome.'),
      )
      .option('--comment <text>', 'why')
      .option('--answers <file>', 'JSON with the fields of the form')
      .option(
        '--seen <version>',
        'what the person has seen, as tidings show has it beside the task; needed for an approval',
      )
      .option(
        '--round <n>',
        'of a task that was opened again (default: the latest, with --offline the first)',
        wholeNumber(1, Infinity, 'rounds count from 1.'),
      )
      .option(
        '--offline',
        'while the server is away: say it to the case itself, by Temporal and with the payload keys of the settings',
      )
      .option('--json', 'print what was recorded as JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: DecideOptions) => {
      process.exitCode = await decide(id, options);
    });

const decide = (id: string, options: DecideOptions) =>
  runToExitCode(async () => {
    const { task, round, as: person, outcome, comment, answers, seen } = options;
    const body = {
      task,
      round,
      person,
      outcome,
      comment,
      seen,
      channel: 'cli',
      ...(answers !== undefined && { answers: await readJson(answers, '--answers') }),
    };
    if (options.offline === true) {
      const { offlineSettings, signalAct, signalled } = await import('./client/signal-act.ts');
      const { refuseLeaver } = await import('./client/refuse-leaver.ts');
      await refuseLeaver(person);
      // Which round is the latest, only the server knows.
      const how = await signalAct(offlineSettings(), id, { ...body, round: round ?? 1 });
      return print(signalled(id, how));
    }
    const path = `api/cases/${encodeURIComponent(id)}/decide`;
    const places = placesOf(options);
    const request = { path, body, places };
    const recorded = await call(connectionOf(options), { ...request, guard: isRecordedAct });
    return options.json ? printJson(recorded) : print(recordedActText(recorded));
  });

const placesOf = ({ answers = '--answers' }: DecideOptions): WrittenPlaces => ({
  '/task': '--task',
  '/round': '--round',
  '/person': '--as',
  '/outcome': '--outcome',
  '/comment': '--comment',
  '/seen': '--seen',
  '/answers': { file: answers },
});
