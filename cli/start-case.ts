import { InvalidArgumentError, type Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import type { WrittenPlaces } from './client/written-place.ts';
import { placedText } from './client/refusal-lines.ts';
import { recordsIn } from './client/json-fields.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import type { ExitCode } from './command/exit-codes.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { readJson } from './command/json-file.ts';
import { isObject } from '../engine/model/base.ts';

export interface StartCaseOptions extends ConnectionOptions {
  /** A file with the facts of a case, or `-` for standard input. */
  readonly case: string;
  readonly flow?: string;
  readonly accept?: readonly string[];
  readonly twin?: boolean;
  readonly idempotencyKey?: string;
  readonly json?: boolean;
}

/** Adds the options by which `tidings start` starts a case on a running server, instead of the embedded stack. */
export const addStartCaseOptions = (command: Command): Command =>
  addConnectionOptions(
    command
      .option(
        '--case <file>',
        'start a case on a running server: JSON with its facts, or {"flow": ..., "facts": ...}; - for standard input',
      )
      .option('--flow <id>', 'with --case: take this flow, whatever routing.yaml says')
      .option(
        '--accept <word...>',
        'with --case: what is unusual about the facts and meant all the same, such as late-start or provisional-calendar',
      )
      .option('--twin', 'with --case: though a case of the same person and position is open')
      .option(
        '--idempotency-key <text>',
        'with --case: sent again within 24 hours, it starts no second case',
        repeatKey,
      )
      .option('--json', 'with --case: print what was started as JSON'),
  ).addHelpText('after', exitCodesHelp);

/** What was given for the start of a case, where no case is given. */
export const strayOption = (options: Partial<StartCaseOptions>): string | undefined =>
  options.case === undefined
    ? Object.entries(ofCase).find(([name]) => Object.hasOwn(options, name))?.[1]
    : undefined;

const ofCase = {
  flow: '--flow',
  accept: '--accept',
  twin: '--twin',
  idempotencyKey: '--idempotency-key',
  json: '--json',
  url: '--url',
  keyFile: '--key-file',
} as const satisfies Readonly<Record<Exclude<keyof StartCaseOptions, 'case'>, string>>;

function repeatKey(text: string): string {
  if (/^[!-~]{1,255}$/.test(text)) return text;
  throw new InvalidArgumentError(
    'give 1 to 255 letters, digits and signs of ASCII, without blanks.',
  );
}

/** `tidings start --case`: returns the exit code. */
export const startCase = (options: StartCaseOptions): Promise<ExitCode> =>
  runToExitCode(async () => {
    const connection = connectionOf(options);
    const { body, places } = await requestOf(options);
    const { idempotencyKey } = options;
    const request = { path: 'api/cases', body, idempotencyKey, places };
    const started = await call(connection, { ...request, guard: isStartResponse });
    if (options.json) return printJson(started);
    print(
      [
        `case ${started.case} started with flow ${started.flow}`,
        ...(started.progress === undefined ? [] : [`the candidate's page: ${started.progress}`]),
        ...recordsIn({ ...started }, 'warnings').map(
          (warning) => `note: ${placedText(warning, places)}`,
        ),
      ].join('\n'),
    );
  });

interface StartResponse {
  readonly case: string;
  readonly flow: string;
  readonly progress?: string;
}

const isStartResponse = (body: unknown): body is StartResponse =>
  isObject(body) &&
  typeof body['case'] === 'string' &&
  ['string', 'undefined'].includes(typeof body['progress']);

interface WrittenStart {
  readonly body: object;
  readonly places: WrittenPlaces;
}

async function requestOf({
  case: file,
  flow,
  accept,
  twin,
}: StartCaseOptions): Promise<WrittenStart> {
  const given = await readJson(file, '--case');
  const isWhole = isObject(given) && isObject(given['facts']);
  const written = isWhole ? given : { facts: given };
  const options = {
    ...(flow !== undefined && { flow }),
    ...(accept && { accept }),
    ...(twin && { twin }),
  };
  const places = {
    [isWhole ? '' : '/facts']: { file },
    ...placesOutside(written),
    ...Object.fromEntries(Object.keys(options).map((name) => [`/${name}`, `--${name}`])),
  };
  return { body: { ...written, ...options }, places };
}

/** What a file does not say: the flow is chosen by its facts then, and what is accepted would be an option. */
const placesOutside = (written: object): WrittenPlaces => ({
  ...(!('flow' in written) && { '/flow': 'the flow' }),
  ...(!('accept' in written) && { '/accept': '--accept' }),
});
