import { Command, InvalidArgumentError } from 'commander';
import { isObject } from '../engine/model/base.ts';
import { orMeant } from '../engine/expression/check/nearest.ts';
import { isKeyName, keyNameRule } from '../server/access/key-name.ts';
import { isRight, rights, rightSummaries } from '../server/access/right.ts';
import type { ApiKeyRecord } from '../store/api-keys.ts';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { isDone } from './client/done.ts';
import { timeText } from './client/time-text.ts';
import { columns } from './command/columns.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { idArgument } from './command/id-argument.ts';
import { print, printJson, runToExitCode } from './command/output.ts';
import { wholeNumber } from './command/whole-number.ts';

/** `tidings keys`: API keys with a name, rights and an end. */
export const keysCommand = (): Command =>
  new Command('keys')
    .description('make, list and revoke API keys, each with a name, rights and an end')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());

interface CreateOptions extends ConnectionOptions {
  readonly right: readonly string[];
  readonly role: readonly string[];
  readonly days: number;
  readonly json?: boolean;
}

const createCommand = (): Command =>
  addConnectionOptions(
    new Command('create')
      .description('make a key, and print it this once')
      .argument(
        '<name>',
        'under which it stands on record; no two keys ever have the same',
        keyName,
      )
      .requiredOption('--right <right...>', 'what it may do, as listed below', addRight)
      .option(
        '--role <role...>',
        'a role of the directory, as whose holder it reads what only some read',
        [],
      )
      .option(
        '--days <n>',
        'how long it is valid',
        wholeNumber(1, 366, 'give a number from 1 to 366.'),
        90,
      )
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', rightsHelp())
    .addHelpText('after', exitCodesHelp)
    .action(async (name: string, options: CreateOptions) => {
      process.exitCode = await create(name, options);
    });

function keyName(text: string): string {
  if (isKeyName(text)) return text;
  throw new InvalidArgumentError(`it must be ${keyNameRule}.`);
}

function addRight(text: string, before: readonly string[] = []): readonly string[] {
  if (isRight(text)) return [...before, text];
  throw new InvalidArgumentError(`there is no such right${orMeant(text, rights) || '.'}`);
}

const rightsHelp = (): string =>
  `\n${columns(
    ['Rights:', ''],
    rights.map((right) => [`  ${right}`, rightSummaries[right]]),
  )}`;

const places = {
  '/name': 'the name',
  '/rights': '--right',
  '/roles': '--role',
  '/days': '--days',
} as const;

const create = (name: string, options: CreateOptions) =>
  runToExitCode(async () => {
    const { right, role: roles, days } = options;
    const body = { name, rights: right, ...(roles.length > 0 && { roles }), days };
    const request = { path: 'api/keys', body, places };
    const made = await call(connectionOf(options), { ...request, guard: isMade });
    if (options.json) return printJson(made);
    const { key, secret } = made;
    return print(
      `key ${key.name} may ${key.rights.join(', ')}${readsAs(key)}, until ${timeText(key.expiresAt)}; here it is, once:\n${secret}`,
    );
  });

const readsAs = ({ roles }: ShownKey): string =>
  roles.length === 0 ? '' : `, and reads as ${roles.join(', ')}`;

const listCommand = (): Command =>
  addConnectionOptions(
    new Command('list')
      .description('list all keys that there ever were, the oldest first')
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (options: ConnectionOptions & { readonly json?: boolean }) => {
      process.exitCode = await list(options);
    });

const list = (options: ConnectionOptions & { readonly json?: boolean }) =>
  runToExitCode(async () => {
    const listed = await call(connectionOf(options), { path: 'api/keys', guard: isKeyList });
    if (options.json) return printJson(listed);
    if (listed.keys.length === 0) return print('no keys but the one of the settings');
    return print(
      columns(['KEY', 'RIGHTS', 'ROLES', 'UNTIL', 'USED', 'MADE BY'], listed.keys.map(rowOf)),
    );
  });

const rowOf = (key: ShownKey): readonly string[] => [
  key.name,
  key.rights.join(' '),
  key.roles.join(' ') || '-',
  key.revokedAt === undefined ? timeText(key.expiresAt) : `revoked ${timeText(key.revokedAt)}`,
  key.usedAt === undefined ? 'never' : timeText(key.usedAt),
  key.createdBy,
];

const revokeCommand = (): Command =>
  addConnectionOptions(
    new Command('revoke')
      .description('end a key at once, with every session that was opened with it')
      .argument('<name>', 'of the key', idArgument('give the name of a key.')),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (name: string, options: ConnectionOptions) => {
      process.exitCode = await revoke(name, options);
    });

const revoke = (name: string, options: ConnectionOptions) =>
  runToExitCode(async () => {
    const path = `api/keys/${encodeURIComponent(name)}/revoke`;
    const { made = [] } = await call(connectionOf(options), { path, body: {}, guard: isRevoked });
    print(`key ${name} opens nothing any more`);
    if (made.length > 0)
      print(`keys that it has made still do; revoke each that nobody needs: ${made.join(', ')}`);
  });

const isRevoked = (body: unknown): body is { readonly made?: readonly string[] } =>
  isDone(body) && (!('made' in body) || Array.isArray(body.made));

type ShownKey = Omit<ApiKeyRecord, 'id'>;

const isShownKey = (value: unknown): value is ShownKey =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  typeof value['expiresAt'] === 'number' &&
  Array.isArray(value['rights']) &&
  Array.isArray(value['roles']);

const isMade = (body: unknown): body is { readonly key: ShownKey; readonly secret: string } =>
  isObject(body) && isShownKey(body['key']) && typeof body['secret'] === 'string';

const isKeyList = (body: unknown): body is { readonly keys: readonly ShownKey[] } =>
  isObject(body) && Array.isArray(body['keys']) && body['keys'].every(isShownKey);
