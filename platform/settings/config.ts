import path from 'node:path';
import { logLevels, type LogSettings } from '../log/log.ts';
import { mailSettings, type MailSettings } from './mail-settings.ts';
import { misspelt } from './setting-names.ts';
import { settingsReader, type EnvironmentVariables } from './settings-reader.ts';
import type { SettingsReader } from './settings-reader.ts';
import type { TemporalSettings } from '../temporal/connection.ts';
import { hostOf, isLoopback } from '../process/loopback.ts';

/** All settings of a process, from the environment or by default. They contain secrets: never print them. */
export interface Config {
  readonly server: ServerSettings;
  /** The embedded database in a folder, or a PostgreSQL server. */
  readonly store: { readonly folder: string } | { readonly url: string };
  /** The same PostgreSQL database under the role that owns its tables, for `tidings migrate` alone. */
  readonly owner?: { readonly url: string };
  /** Absolute path of the folder in which the embedded stack keeps its data. */
  readonly data: string;
  /** Bytes that all files of the house may have together. */
  readonly fileSpace: number;
  readonly temporal: TemporalSettings;
  readonly mail: MailSettings;
  /** Absolute paths of the folders that HR admins own. */
  readonly definitions: string;
  readonly templates: string;
  readonly company: string;
  /** Zone for operators' times; people have their own. */
  readonly zone: string;
  readonly log: LogSettings;
  /** Where anchors of all records are kept, a file or an address or both, and the key that the database never sees; none unless set. */
  readonly anchors?: { readonly file?: string; readonly mail?: string; readonly key: string };
}

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** Where people reach the server, without a slash at the end. */
  readonly baseUrl: string;
  /** Without a key the server serves the loopback alone. */
  readonly apiKey?: string;
  /** Number of proxies in front of the server; none unless set. */
  readonly trustProxy?: number;
  /** Origins of the Temporal UI that may have payloads decoded; none unless set. */
  readonly temporalUi?: readonly string[];
}

/** Reads the settings, or reports all problems at once: each is a sentence with the setting, what is wrong and what to do. None contains a secret. */
export function readConfig(
  env: EnvironmentVariables,
  cwd: string = process.cwd(),
): { readonly config: Config } | { readonly problems: readonly string[] } {
  const read = settingsReader(env);
  const folder = (name: string, otherwise: string): string =>
    path.resolve(cwd, read.text(name, otherwise));
  const data = folder('TIDINGS_DATA', '.tidings');
  const anchors = anchorSettings(read, cwd);
  const owner = read.secretUrl('TIDINGS_DATABASE_OWNER_URL', postgresProtocols);
  const config: Config = {
    server: serverSettings(read),
    store: storeSettings(read, data),
    ...(owner !== undefined && { owner: { url: owner } }),
    data,
    fileSpace: read.size('TIDINGS_FILE_SPACE', 20 * 1024 ** 3),
    temporal: temporalSettings(read),
    mail: mailSettings(read),
    definitions: folder('TIDINGS_DEFINITIONS', 'definitions'),
    templates: folder('TIDINGS_TEMPLATES', 'templates'),
    company: read.text('TIDINGS_COMPANY', 'Our company'),
    zone: read.zone('TIDINGS_TIME_ZONE'),
    log: {
      level: read.choice('TIDINGS_LOG_LEVEL', logLevels, 'info'),
      pretty: read.choice('TIDINGS_LOG_FORMAT', ['json', 'pretty'], 'json') === 'pretty',
    },
    ...(anchors && { anchors }),
  };
  const problems = [...read.problems, ...misspelt(Object.keys(env))];
  return problems.length === 0 ? { config } : { problems };
}

function anchorSettings(read: SettingsReader, cwd: string): Config['anchors'] {
  const key = read.secret('TIDINGS_ANCHOR_KEY', shortestAnchorKey, fewestDifferent);
  const file = read.text('TIDINGS_ANCHOR_FILE', '');
  const mail = read.mailAddress('TIDINGS_ANCHOR_MAIL');
  const isKept = file !== '' || read.has('TIDINGS_ANCHOR_MAIL');
  if (read.has('TIDINGS_ANCHOR_KEY') !== isKept)
    read.report(
      'TIDINGS_ANCHOR_KEY and TIDINGS_ANCHOR_FILE or TIDINGS_ANCHOR_MAIL belong together; set the key with one of them or both, or none and do without anchors',
    );
  if (key === undefined || !isKept) return undefined;
  return { key, ...(file !== '' && { file: path.resolve(cwd, file) }), ...(mail && { mail }) };
}

const shortestAnchorKey = 32;

function serverSettings(read: SettingsReader): ServerSettings {
  const host = read.text('TIDINGS_HOST', '127.0.0.1');
  const port = read.port('TIDINGS_PORT', 8787);
  const apiKey = read.secret('TIDINGS_API_KEY', shortestKey, fewestDifferent);
  const baseUrl = read.webUrl('TIDINGS_BASE_URL');
  requireForOthers(read, host, apiKey);
  const trustProxy = read.count('TIDINGS_TRUST_PROXY');
  const temporalUi = read.origins('TIDINGS_TEMPORAL_UI');
  const own = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    host,
    port,
    baseUrl: baseUrl ?? own,
    ...(apiKey !== undefined && { apiKey }),
    ...(trustProxy !== undefined && { trustProxy }),
    ...(temporalUi && { temporalUi }),
  };
}

/** 128 bits of whatever `openssl rand` prints. */
const shortestKey = 22;
/** Fewer of so many random digits are different once in millions of times. */
const fewestDifferent = 6;

function requireForOthers(read: SettingsReader, host: string, apiKey: string | undefined): void {
  if (!isLoopback(host) && apiKey === undefined && !read.has('TIDINGS_API_KEY')) {
    read.report(
      `TIDINGS_API_KEY is missing, and TIDINGS_HOST is "${host}", which others can reach; set a key of at least ${shortestKey} characters, or listen on 127.0.0.1`,
    );
  }
  if (isWildcard(host) && !read.has('TIDINGS_BASE_URL')) {
    read.report(
      `TIDINGS_BASE_URL is missing, and TIDINGS_HOST is "${host}", which is no address that a link can lead to; set the address under which people reach the server, for example https://tidings.example.com`,
    );
  }
}

const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::';

const postgresProtocols = ['postgres:', 'postgresql:'];

function storeSettings(read: SettingsReader, data: string): Config['store'] {
  const url = read.secretUrl('TIDINGS_DATABASE_URL', postgresProtocols);
  return url === undefined ? { folder: path.join(data, 'store') } : { url };
}

function temporalSettings(read: SettingsReader): TemporalSettings {
  const apiKey = read.secret('TIDINGS_TEMPORAL_API_KEY', 1);
  const keys = read.payloadKeys('TIDINGS_PAYLOAD_KEYS');
  const address = read.address('TIDINGS_TEMPORAL_ADDRESS', '127.0.0.1:7233');
  const tls = read.choice('TIDINGS_TEMPORAL_TLS', ['on', 'off'], 'on') === 'on';
  if (apiKey !== undefined && !tls && !isLoopback(hostOf(address))) {
    read.report(
      `TIDINGS_TEMPORAL_TLS is off, and TIDINGS_TEMPORAL_API_KEY would be sent to "${address}" unencrypted; leave TIDINGS_TEMPORAL_TLS out`,
    );
  }
  return {
    address,
    namespace: read.text('TIDINGS_TEMPORAL_NAMESPACE', 'default'),
    ...(apiKey !== undefined && { apiKey }),
    ...(read.has('TIDINGS_TEMPORAL_TLS') && { tls }),
    ...(keys && { keys }),
  };
}
