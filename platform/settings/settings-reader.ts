import type { PayloadKeys } from '../codec/encryption.ts';
import { readSender } from './sender.ts';
import { parsePayloadKeys } from '../codec/payload-keys.ts';

/** Reads settings one by one and collects problems; a value that is wrong or missing is read as the default. */
export interface SettingsReader {
  readonly problems: readonly string[];
  readonly report: (problem: string) => void;
  readonly has: (name: string) => boolean;
  readonly text: (name: string, otherwise: string) => string;
  readonly choice: <C extends string>(name: string, choices: readonly C[], otherwise: C) => C;
  readonly port: (name: string, otherwise: number) => number;
  readonly count: (name: string) => number | undefined;
  /** A size such as `20 GB`, in bytes. */
  readonly size: (name: string, otherwise: number) => number;
  readonly address: (name: string, otherwise: string) => string;
  readonly zone: (name: string) => string;
  readonly webUrl: (name: string) => string | undefined;
  readonly origins: (name: string) => readonly string[] | undefined;
  /** A URL that may contain a password. */
  readonly secretUrl: (name: string, protocols: readonly string[]) => string | undefined;
  /** `Name <address>`, or an address. */
  readonly sender: (name: string, otherwise: string) => string;
  /** An address without a name. */
  readonly mailAddress: (name: string) => string | undefined;
  /** Of at least so many characters, so many of them different. */
  readonly secret: (name: string, shortest: number, different?: number) => string | undefined;
  readonly payloadKeys: (name: string) => PayloadKeys | undefined;
}

export function settingsReader(env: EnvironmentVariables): SettingsReader {
  const problems: string[] = [];
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  /** The value that `parse` makes of the setting; reports the reason if it cannot. */
  const parsed = <T>(name: string, parse: (value: string) => T | InvalidSetting): T | undefined => {
    const value = given(name);
    if (value === undefined) return undefined;
    const result = parse(value);
    if (!(result instanceof InvalidSetting)) return result;
    problems.push(`${name} ${result.reason}`);
    return undefined;
  };
  return {
    problems,
    report: (problem) => void problems.push(problem),
    has: (name) => given(name) !== undefined,
    text: (name, otherwise) => given(name) ?? otherwise,
    choice: (name, choices, otherwise) => parsed(name, oneOf(choices)) ?? otherwise,
    port: (name, otherwise) => parsed(name, portOf) ?? otherwise,
    count: (name) => parsed(name, countOf),
    size: (name, otherwise) => parsed(name, sizeOf) ?? otherwise,
    address: (name, otherwise) => parsed(name, addressOf) ?? otherwise,
    zone: (name) => parsed(name, zoneOf) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    webUrl: (name) => parsed(name, webUrlOf),
    origins: (name) => parsed(name, originsOf),
    secretUrl: (name, protocols) => parsed(name, secretUrlOf(protocols)),
    sender: (name, otherwise) => parsed(name, senderOf) ?? otherwise,
    mailAddress: (name) => parsed(name, addressAlone),
    secret: (name, shortest, different = 1) => parsed(name, secretOf(shortest, different)),
    payloadKeys: (name) =>
      parsed(name, (value) => {
        const keys = parsePayloadKeys(value);
        return typeof keys === 'string' ? new InvalidSetting(keys) : keys;
      }),
  };
}

class InvalidSetting {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

const oneOf =
  <C extends string>(choices: readonly C[]) =>
  (value: string): C | InvalidSetting =>
    choices.find((choice) => choice === value) ??
    new InvalidSetting(`is "${value}"; choose one of ${choices.join(', ')}`);

function portOf(value: string): number | InvalidSetting {
  const port = Number(value);
  return /^\d+$/.test(value) && port <= 65_535
    ? port
    : new InvalidSetting(`is "${value}", which is no port; give a number from 0 to 65535`);
}

const countOf = (value: string): number | InvalidSetting =>
  /^\d$/.test(value)
    ? Number(value)
    : new InvalidSetting(`is "${value}"; give a number from 0 to 9`);

const unitBytes: Readonly<Record<string, number>> = { MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };

function sizeOf(value: string): number | InvalidSetting {
  const [, amount, unit = ''] = /^([1-9]\d{0,5}) ?([MGT]B)$/i.exec(value) ?? [];
  const bytes = unitBytes[unit.toUpperCase()];
  return bytes === undefined
    ? new InvalidSetting(`is "${value}"; give a whole number and MB, GB or TB, such as "20 GB"`)
    : Number(amount) * bytes;
}

const addressOf = (value: string): string | InvalidSetting =>
  /^[^\s/:]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i.test(value)
    ? value
    : new InvalidSetting(`is "${value}"; give host:port, without http:// and path`);

function zoneOf(value: string): string | InvalidSetting {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return new InvalidSetting(
      `is "${value}", which no time zone is called; give one like Asia/Shanghai`,
    );
  }
}

function webUrlOf(value: string): string | InvalidSetting {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return new InvalidSetting(
      `is "${value}"; give the whole address, for example https://tidings.example.com`,
    );
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    return new InvalidSetting('holds more than an address; leave out user, question mark and hash');
  }
  return url.href.replace(/\/+$/, '');
}

function originsOf(value: string): readonly string[] | InvalidSetting {
  const given = value.split(',').map((each) => each.trim());
  const wrong = given.find((each) => webUrlOf(each) !== originOf(each));
  return wrong === undefined
    ? given.map(originOf)
    : new InvalidSetting(
        `has "${wrong}"; give an address without a path, like https://temporal.example.com`,
      );
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');

const secretUrlOf =
  (protocols: readonly string[]) =>
  (value: string): string | InvalidSetting => {
    const example = `${protocols[0]}//user:password@host`;
    if (!URL.canParse(value)) {
      return new InvalidSetting(
        `cannot be read; write it like ${example}, with special characters of the password as %XX`,
      );
    }
    const { protocol } = new URL(value);
    return protocols.includes(protocol)
      ? value
      : new InvalidSetting(`begins with "${protocol}"; write it like ${example}`);
  };

function senderOf(value: string): string | InvalidSetting {
  const read = readSender(value);
  return 'sender' in read
    ? read.sender
    : new InvalidSetting(`is "${value}", which ${read.problem}`);
}

function addressAlone(value: string): string | InvalidSetting {
  const read = readSender(value);
  return 'sender' in read && !read.sender.includes('<')
    ? read.sender
    : new InvalidSetting(`is "${value}", which is no address alone; write it like hr@example.com`);
}

const secretOf =
  (shortest: number, different: number) =>
  (value: string): string | InvalidSetting => {
    if (value.length < shortest)
      return new InvalidSetting(
        `has ${value.length} characters, which can be guessed; use at least ${shortest}, for example from "openssl rand -hex 24"`,
      );
    return new Set(value).size >= different && !isRepeated(value)
      ? value
      : new InvalidSetting(
          `repeats itself or has hardly any different characters, so it can be guessed; take it from "openssl rand -hex 24"`,
        );
  };

/** The same piece again and again, such as `passwordpassword`. */
const isRepeated = (value: string): boolean =>
  Array.from({ length: Math.floor(value.length / 2) }, (_none, index) =>
    value.slice(index + 1),
  ).some((rest) => value.startsWith(rest));

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;
