#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { CommandError } from './command/command-error.ts';
import { exitCodes } from './command/exit-codes.ts';
import { commands } from './commands.ts';
import { version } from './command/project-folder.ts';
import { sentenceOf } from './sentence.ts';

// Whoever reads what is printed may have read enough: `tidings export c1 | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await (await createProgram(...process.argv.slice(2, 4))).parseAsync();
} catch (error) {
  // Commander has said its own: help, version, or what is wrong with the arguments.
  if (!(error instanceof CommanderError)) process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof CommanderError && error.exitCode === 0
    ? exitCodes.done
    : exitCodes.couldNotRun;
}

/** Loads only the command that was asked for, so that every other call is quick. */
async function createProgram(first?: string, second?: string): Promise<Command> {
  const asked = first === 'help' ? second : first;
  const program = new Command('tidings')
    .description('tells candidates the result of their interviews, on time and in the right words')
    .version(version())
    .exitOverride()
    .showHelpAfterError('(see --help)');
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = name === asked ? await load() : new Command(name).description(summary);
    program.addCommand(inheriting(command, program));
  }
  return program;
}

/** With its own commands, each of which would end the process by itself otherwise. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const own of command.commands) inheriting(own, command);
  return command;
}
