import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { addStartCaseOptions, startCase } from './start-case.ts';
import type { StartCaseOptions } from './start-case.ts';
import { untilAskedToStop } from './stack/asked-to-stop.ts';
import { listeners, type StackSettings } from './stack/settings.ts';
import { welcome } from './stack/welcome.ts';

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
    command.option(`${option} <port>`, `where to listen: ${what}`, portOf, port);
  return addStartCaseOptions(command).action(async (chosen: Chosen) => {
    if (chosen.flow !== undefined && chosen.case === undefined)
      command.error('error: --flow says how to start a case, so give --case too');
    if (chosen.case === undefined) await start(chosen);
    else process.exitCode = await startCase({ ...chosen, case: chosen.case });
  });
}

interface Chosen extends Partial<StartCaseOptions> {
  readonly data: string;
  readonly samples: boolean;
  readonly port: number;
  readonly mailboxPort: number;
  readonly smtpPort: number;
  readonly temporalPort: number;
  readonly temporalUiPort: number;
}

async function start(chosen: Chosen): Promise<void> {
  const asked = untilAskedToStop();
  const settings = settingsOf(chosen);
  // Loaded here, so that the help and a single case need not wait for it.
  const { startStack } = await import('./stack/stack.ts');
  const stack = await startStack(settings, say);
  say(welcome(settings, stack.config));
  try {
    await Promise.race([asked, stack.failed]);
  } finally {
    say('stopping');
    await stack.stop();
  }
  say('stopped; every open case goes on at the next start');
}

function settingsOf(chosen: Chosen): StackSettings {
  return {
    folder: resolve(chosen.data),
    samples: chosen.samples,
    ports: {
      server: chosen.port,
      mailbox: chosen.mailboxPort,
      smtp: chosen.smtpPort,
      temporal: chosen.temporalPort,
      temporalUi: chosen.temporalUiPort,
    },
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('a port is a number from 1 to 65535.');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
