import { distance } from 'fastest-levenshtein';

/** Every setting and its description, for `docs/reference/settings.md` and `--help`. */
export const settings = {
  TIDINGS_HOST: 'address the server listens on; 127.0.0.1 unless set',
  TIDINGS_PORT: 'port the server listens on; 8787 unless set',
  TIDINGS_BASE_URL: 'where people reach the server, for links in mails',
  TIDINGS_API_KEY: 'secret that may do everything and makes other keys, at least 22 characters',
  TIDINGS_TRUST_PROXY:
    'number of proxies before the server whose X-Forwarded-For holds; 0 unless set',
  TIDINGS_TEMPORAL_UI: 'origins of the Temporal UI that may have payloads decoded, comma-separated',
  TIDINGS_DATABASE_URL: 'PostgreSQL, postgres://user:password@host/name; embedded unless set',
  TIDINGS_DATABASE_OWNER_URL:
    'the same under the role that owns the tables, for tidings migrate alone',
  TIDINGS_DATA: 'folder of the embedded stack; .tidings unless set',
  TIDINGS_FILE_SPACE:
    'how much all files that people send may have together, such as 50 GB; 20 GB unless set',
  TIDINGS_TEMPORAL_ADDRESS: 'host:port of the Temporal server; 127.0.0.1:7233 unless set',
  TIDINGS_TEMPORAL_NAMESPACE: "Temporal's namespace; default unless set",
  TIDINGS_TEMPORAL_API_KEY: 'key for Temporal Cloud',
  TIDINGS_TEMPORAL_TLS: 'on or off',
  TIDINGS_SMTP_URL: 'mail server, smtp://user:password@host:port or smtps://',
  TIDINGS_MAIL_FROM:
    'sender of all mails, Name <address>; an address alone has the name of the company',
  TIDINGS_DEFINITIONS: 'folder of the definitions; definitions unless set',
  TIDINGS_TEMPLATES: 'folder of the templates; templates unless set',
  TIDINGS_COMPANY: 'name of the company in mails and on pages, unless house.yaml has one',
  TIDINGS_PAYLOAD_KEYS: 'id:base64 of 32 bytes, comma-separated; the first encrypts, all decrypt',
  TIDINGS_ANCHOR_FILE:
    'file to which the server appends a line a day about all records; none unless set',
  TIDINGS_ANCHOR_MAIL:
    'address to which the server mails that line, besides the file or instead; none unless set',
  TIDINGS_ANCHOR_KEY: 'secret that signs these lines, at least 32 characters; for the server alone',
  TIDINGS_TIME_ZONE: "zone of operators' times, such as Asia/Shanghai; the machine's unless set",
  TIDINGS_LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent',
  TIDINGS_LOG_FORMAT: 'json, or pretty for people',
} as const satisfies Readonly<Record<string, string>>;

/** Reports names that are nearly settings, since a misspelt setting would be ignored silently. */
export const misspelt = (names: readonly string[]): readonly string[] =>
  names
    .filter((name) => name.startsWith('TIDINGS_') && !Object.hasOwn(settings, name))
    .flatMap((name) => {
      const meant = Object.keys(settings).find((known) => distance(name, known) <= 2);
      return meant === undefined ? [] : [`${name} is not a setting; did you mean ${meant}?`];
    });
