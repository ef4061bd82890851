import { hostOf, isLoopback } from '../process/loopback.ts';
import type { Config } from './config.ts';

/** What settings leave open that others could use, a sentence each; said loudly at every start. None contains a secret. */
export const settingWarnings = (config: Pick<Config, 'server' | 'store' | 'temporal'>) => [
  ...overPlainHttp(config),
  ...overPlainSql(config),
  ...readableAtTemporal(config),
];

const overPlainHttp = ({ server }: Pick<Config, 'server'>): readonly string[] => {
  const { protocol, hostname } = new URL(server.baseUrl);
  return protocol === 'https:' || isLoopback(hostname)
    ? []
    : [
        `TIDINGS_BASE_URL is "${server.baseUrl}": links, decisions and keys cross the network readably; put a proxy with TLS before the server and give its https:// address`,
      ];
};

const overPlainSql = ({ store }: Pick<Config, 'store'>): readonly string[] => {
  if (!('url' in store)) return [];
  const { hostname, searchParams } = new URL(store.url);
  const mode = searchParams.get('sslmode') ?? 'none';
  return isLoopback(hostname) || hostname === '' || /^(require|verify-ca|verify-full)$/.test(mode)
    ? []
    : [
        `TIDINGS_DATABASE_URL leads to "${hostname}" without TLS; add ?sslmode=verify-full, unless nobody else is on the way`,
      ];
};

const readableAtTemporal = ({ temporal }: Pick<Config, 'temporal'>): readonly string[] =>
  temporal.keys === undefined && !isLoopback(hostOf(temporal.address))
    ? [
        'TIDINGS_PAYLOAD_KEYS is missing: whoever reads Temporal reads names and addresses, and whoever writes to it decides; set a key, for example embedded:$(openssl rand -base64 32)',
      ]
    : [];
