import { randomBytes } from 'node:crypto';
import { dayMs, hourMs } from '../../engine/time/units.ts';
import type { Instant } from '../../engine/model/base.ts';
import {
  findApiKey,
  keepApiKey,
  listApiKeys,
  markApiKeyUsed,
  revokeApiKey,
  type ApiKeyRecord,
} from '../../store/api-keys.ts';
import type { Store } from '../../store/database.ts';
import { rolesOf } from '../../store/people.ts';
import { valueReaders } from '../../store/pins.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { may } from '../access/may.ts';
import type { KeyPrincipal } from '../access/principal.ts';
import { isRight, rights, type Right } from '../access/right.ts';
import { sameSecret } from '../access/same-secret.ts';
import { createHiddenCases, type HiddenCases } from './hidden-cases.ts';

/** The API keys: whom they make of whoever shows one, and how they come and go. */
export interface KeyService {
  /** Whether anybody could ever get in: a key of the settings, or one that is stored. */
  any(): Promise<boolean>;
  /** Who shows this secret; `undefined` when nobody does who may still come in. */
  principal(secret: string): Promise<KeyPrincipal | undefined>;
  /** The same by the id of the key, for a session that was opened with it. */
  principalById(id: string): Promise<KeyPrincipal | undefined>;
  /** The roles of the directory, which keys can hold. */
  roles(): Promise<readonly string[]>;
  /** Whether a key reads whatever only some read, in any case. */
  readsAll(reader: KeyPrincipal): Promise<boolean>;
  /** The cases that keys do not find. */
  readonly hidden: HiddenCases;
  create(by: KeyPrincipal, wanted: WantedKey): Promise<KeyCreation>;
  list(): Promise<readonly ApiKeyRecord[]>;
  /** Ends a key at once, with the sessions that were opened with it; `undefined` when there is none of the name. */
  revoke(by: KeyPrincipal, name: string): Promise<KeyRevocation | undefined>;
  /** Puts on record that something was changed by whoever has this key. */
  used(by: KeyPrincipal, right: Right, caseId: string): Promise<void>;
}

export interface WantedKey {
  readonly name: string;
  readonly rights: readonly Right[];
  /** Of the directory, as whose holder it reads. */
  readonly roles: readonly string[];
  /** How long it is to be valid. */
  readonly days: number;
}

export interface KeyRevocation {
  readonly already: boolean;
  /** The names of the keys that it has made and that still open something. */
  readonly made: readonly string[];
}

export type KeyCreation =
  /** The secret is here once and never again. */
  | { readonly kind: 'created'; readonly key: ApiKeyRecord; readonly secret: string }
  | { readonly kind: 'taken' }
  /** Nobody gives rights or roles that they do not have. */
  | { readonly kind: 'exceeding'; readonly what: readonly string[] }
  /** No key outlives the one by which it is made. */
  | { readonly kind: 'outliving'; readonly expiresAt: Instant };

/** The key of the settings stands on record under this name, and no other is called so. */
export const bootstrapName = 'bootstrap';

const bootstrap: KeyPrincipal = {
  kind: 'key',
  id: bootstrapName,
  name: bootstrapName,
  rights,
  roles: 'every',
};

/** Begins so that scanners of leaked secrets can know it; 256 bits. */
const newSecret = (): string => `tidings_${randomBytes(32).toString('base64url')}`;
const isSecret = (text: string): boolean => /^tidings_[\w-]{43}$/.test(text);

export const createKeyService = ({
  store,
  apiKey,
  now,
}: {
  readonly store: Store;
  /** The key of the settings. */
  readonly apiKey: string | undefined;
  readonly now: () => Instant;
}): KeyService => {
  const admit = async (found: ApiKeyRecord | undefined): Promise<KeyPrincipal | undefined> => {
    if (found === undefined || found.revokedAt !== undefined || found.expiresAt <= now())
      return undefined;
    if (now() - (found.usedAt ?? 0) > hourMs) await markApiKeyUsed(store, found.id, now());
    const { id, name, roles, expiresAt } = found;
    return { kind: 'key', id, name, rights: found.rights.filter(isRight), roles, expiresAt };
  };
  return {
    any: async () => apiKey !== undefined || (await listApiKeys(store)).length > 0,
    principal: async (secret) => {
      if (apiKey !== undefined && sameSecret(secret, apiKey)) return bootstrap;
      return isSecret(secret) ? admit(await findApiKey(store, { secret })) : undefined;
    },
    principalById: async (id) => {
      if (id === bootstrapName) return apiKey === undefined ? undefined : bootstrap;
      return admit(await findApiKey(store, { id }));
    },
    roles: () => rolesOf(store),
    readsAll: async (reader) =>
      (await valueReaders(store)).every((readers) => may(reader, 'see', undefined, { readers })),
    hidden: createHiddenCases(store),
    create: (by, wanted) => create({ store, now }, by, wanted),
    list: () => listApiKeys(store),
    revoke: async (by, name) => {
      const revoked = await revokeApiKey(store, { name, by: by.name, at: now() });
      return revoked && { ...revoked, made: await livingMadeBy({ store, now }, name) };
    },
    used: ({ name }, right, caseId) =>
      appendToLedger(
        store,
        { kind: 'key-used', key: name, right, case: caseId },
        // A start that is sent again is none.
        { at: now(), ...(right === 'start' && { once: `start ${caseId}` }) },
      ),
  };
};

const livingMadeBy = async (
  { store, now }: { readonly store: Store; readonly now: () => Instant },
  maker: string,
): Promise<readonly string[]> =>
  (await listApiKeys(store))
    .filter(({ createdBy, revokedAt }) => createdBy === maker && revokedAt === undefined)
    .filter(({ expiresAt }) => expiresAt > now())
    .map(({ name }) => name);

const create = async (
  { store, now }: { readonly store: Store; readonly now: () => Instant },
  by: KeyPrincipal,
  { name, rights: wanted, roles, days }: WantedKey,
): Promise<KeyCreation> => {
  const exceeding = [
    ...wanted.filter((right) => !by.rights.includes(right)),
    ...roles.filter((role) => by.roles !== 'every' && !by.roles.includes(role)),
  ];
  if (exceeding.length > 0) return { kind: 'exceeding', what: exceeding };
  if (name === bootstrapName) return { kind: 'taken' };
  const expiresAt = now() + days * dayMs;
  if (by.expiresAt !== undefined && expiresAt > by.expiresAt)
    return { kind: 'outliving', expiresAt: by.expiresAt };
  const secret = newSecret();
  const key = await keepApiKey(store, {
    name,
    rights: rights.filter((right) => wanted.includes(right)),
    roles: [...new Set(roles)],
    secret,
    createdBy: by.name,
    createdAt: now(),
    expiresAt,
  });
  return key === undefined ? { kind: 'taken' } : { kind: 'created', key, secret };
};
