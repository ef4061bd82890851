import { hostOf, isLoopback, withoutBrackets } from '../process/loopback.ts';
import type { Config } from './config.ts';
import { alwaysEncrypts } from './mail-settings.ts';

type Watched = Pick<Config, 'server' | 'store' | 'owner' | 'temporal' | 'mail'>;

/** What settings leave open that others could use, a sentence each; said loudly at every start. None contains a secret. */
export const settingWarnings = (config: Watched): readonly string[] => [
  ...overPlainHttp(config),
  ...('url' in config.store ? overPlainSql('TIDINGS_DATABASE_URL', config.store.url) : []),
  ...(config.owner ? overPlainSql('TIDINGS_DATABASE_OWNER_URL', config.owner.url) : []),
  ...overPlainSmtp(config),
  ...readableAtTemporal(config),
];

const overPlainHttp = ({ server }: Watched): readonly string[] => {
  const { protocol, hostname } = new URL(server.baseUrl);
  return protocol === 'https:' || isLoopback(withoutBrackets(hostname))
    ? []
    : [
        `TIDINGS_BASE_URL is "${server.baseUrl}": links, decisions and keys cross the network readably; put a proxy with TLS before the server and give its https:// address`,
      ];
};

const overPlainSql = (setting: string, url: string): readonly string[] => {
  const { hostname, searchParams } = new URL(url);
  // As libpq has it: a parameter goes before what stands in its place, and a path is a socket of this machine.
  const host = searchParams.get('host') ?? withoutBrackets(decodeURIComponent(hostname));
  const mode = searchParams.get('sslmode') ?? 'none';
  const isHere = isLoopback(host) || host === '' || host.startsWith('/');
  return isHere || /^(require|verify-ca|verify-full)$/.test(mode)
    ? []
    : [
        `${setting} leads to "${host}" without TLS; add ?sslmode=verify-full, unless nobody else is on the way`,
      ];
};

const overPlainSmtp = ({ mail }: Watched): readonly string[] => {
  const url = new URL(mail.smtpUrl);
  const host = withoutBrackets(url.hostname);
  if (isLoopback(host)) return [];
  if (!alwaysEncrypts(url))
    return [
      `TIDINGS_SMTP_URL leads to "${host}" without TLS where the server offers none: mails with their links cross the network readably; use smtps://, or add ?requireTLS=true`,
    ];
  return url.searchParams.get('tls.rejectUnauthorized') === 'false'
    ? [
        `TIDINGS_SMTP_URL takes anybody for "${host}", whatever certificate they show; leave out tls.rejectUnauthorized`,
      ]
    : [];
};

const readableAtTemporal = ({ temporal }: Watched): readonly string[] =>
  temporal.keys === undefined && !isLoopback(hostOf(temporal.address))
    ? [
        'TIDINGS_PAYLOAD_KEYS is missing: whoever reads Temporal reads names and addresses, and whoever writes to it decides; set a key, for example embedded:$(openssl rand -base64 32)',
      ]
    : [];
