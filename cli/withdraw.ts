import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId } from './command/id-argument.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { isRecordedAct, recordedActText } from './client/recorded-act.ts';

interface WithdrawOptions extends ConnectionOptions {
  readonly comment?: string;
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** `tidings withdraw`: the candidate does not want the position any more. */
export const withdrawCommand = (): Command =>
  addConnectionOptions(
    new Command('withdraw')
      .description("withdraw a candidate's application")
      .argument('<case>', 'id of the case', caseId)
      .option('--comment <text>', 'why')
      .option(
        '--offline',
        'while the server is away: say it to the case itself, by Temporal and with the payload keys of the settings',
      )
      .option('--json', 'print what was recorded as JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: WithdrawOptions) => {
      process.exitCode = await withdraw(id, options);
    });

const withdraw = (id: string, options: WithdrawOptions) =>
  runToExitCode(async () => {
    const { comment, offline = false } = options;
    if (offline) {
      const { offlineSettings, signalAct, signalled } = await import('./client/signal-act.ts');
      const said = { event: 'withdrawn', person: 'candidate', comment };
      return print(signalled(id, await signalAct(offlineSettings(), id, said)));
    }
    const body = { comment, channel: 'cli' };
    const path = `api/cases/${encodeURIComponent(id)}/withdraw`;
    const places = { '/comment': '--comment' };
    const request = { path, body, places };
    const recorded = await call(connectionOf(options), { ...request, guard: isRecordedAct });
    return options.json ? printJson(recorded) : print(recordedActText(recorded));
  });
