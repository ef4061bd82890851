import { resolve } from 'node:path';
import { Command } from 'commander';
import { addStartCaseOptions, startCase, strayOption } from './start-case.ts';
import type { StartCaseOptions } from './start-case.ts';
import { untilAskedToStop } from './stack/stop-signal.ts';
import { listeners, type StackSettings } from './stack/settings.ts';
import { welcome } from './stack/welcome.ts';
import { wholeNumber } from './command/whole-number.ts';

/** `tidings start`: everything on this machine, until Ctrl-C. */
export function startCommand(): Command {
  const command = new Command('start')
    .description('run everything on this machine: Temporal, database, mailbox, server and worker')
    .option(
      '--data <folder>',
      'where everything is kept',
      process.env['TIDINGS_DATA'] ?? '.tidings',
    )
    .option('--no-samples', 'open no sample cases on an empty store');
  for (const { option, port, what } of listeners)
    command.option(`${option} <port>`, `where to listen: ${what}`, portNumber, port);
  return addStartCaseOptions(command).action(async (options: StartOptions) => {
    const stray = strayOption(options);
    if (stray !== undefined)
      command.error(`error: ${stray} says how to start a case, so give --case too`);
    if (options.case === undefined) await start(options);
    else process.exitCode = await startCase({ ...options, case: options.case });
  });
}

interface StartOptions extends Partial<StartCaseOptions> {
  readonly data: string;
  readonly samples: boolean;
  readonly port: number;
  readonly mailboxPort: number;
  readonly smtpPort: number;
  readonly temporalPort: number;
  readonly temporalUiPort: number;
}

async function start(options: StartOptions): Promise<void> {
  const stopRequested = untilAskedToStop();
  const settings = settingsOf(options);
  // Loaded here, so that the help and a single case need not wait for it.
  const { startStack } = await import('./stack/stack.ts');
  const stack = await startStack(settings, printLine);
  printLine(welcome(settings, stack.config));
  try {
    await Promise.race([stopRequested, stack.failed]);
  } finally {
    printLine('stopping');
    await stack.stop();
  }
  printLine('stopped; every open case goes on at the next start');
}

function settingsOf(options: StartOptions): StackSettings {
  return {
    folder: resolve(options.data),
    samples: options.samples,
    ports: {
      server: options.port,
      mailbox: options.mailboxPort,
      smtp: options.smtpPort,
      temporal: options.temporalPort,
      temporalUi: options.temporalUiPort,
    },
  };
}

const portNumber = wholeNumber(1, 65_535, 'a port is a number from 1 to 65535.');

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
