import { Router } from 'express';
import type { Request, Response } from 'express';
import { isObject, type InvalidValue } from '../../engine/model/base.ts';
import { dayMs } from '../../engine/time/units.ts';
import { orMeant } from '../../engine/expression/check/nearest.ts';
import type { ApiKeyRecord } from '../../store/api-keys.ts';
import { isKeyName, keyNameRule } from '../access/key-name.ts';
import { isRight, rights } from '../access/right.ts';
import { needs, principalOf } from '../http/keys.ts';
import { segment } from '../http/respond.ts';
import { refuseInvalid, refuseUnknown } from './api-answers.ts';
import { asks, takes } from './api-fields.ts';
import { bootstrapName, type WantedKey } from '../services/key-service.ts';
import type { ServerServices } from '../services/services.ts';

/** `/api/keys`: API keys are made, listed and revoked. */
export const keyRoutes = (services: ServerServices): Router => {
  const router = Router();
  router.get('/api/keys', needs('access'), asks(), (_request, response) =>
    listKeys(services, response),
  );
  router.post('/api/keys', needs('access'), takes('a key', keyFields), (request, response) =>
    createKey(services, request, response),
  );
  router.post(
    '/api/keys/:name/revoke',
    needs('access'),
    takes('a revocation', []),
    (request, response) => revokeKey(services, request, response),
  );
  return router;
};

/** Its secret is in this answer and never again. */
const createKey = async (
  { keys, now }: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const wanted = wantedKeyIn(request.body, await keys.roles());
  if ('errors' in wanted) return response.status(422).json(wanted);
  const created = await keys.create(principalOf(request), wanted);
  if (created.kind === 'created') {
    const { key, secret } = created;
    return response.status(201).json({ key: shownKey(key), secret });
  }
  if (created.kind === 'exceeding')
    return response.status(403).json({
      error: 'right-needed',
      message: `nobody gives rights or roles that they do not have: ${created.what.join(', ')}`,
    });
  if (created.kind === 'outliving') {
    const left = Math.floor((created.expiresAt - now()) / dayMs);
    const most = left < 1 ? 'it makes none that lives a day' : `give at most ${left}`;
    const message = `no key outlives the one by which it is made: ${most}`;
    return refuseInvalid(response, '/days', message);
  }
  const message =
    wanted.name === bootstrapName
      ? 'the key of the settings is called so; choose another name'
      : 'there is, or was, a key of this name; choose another, since records refer to it';
  return response.status(409).json({ error: 'name-taken', message });
};

/** Every key that there ever was, without what opens anything. */
const listKeys = async ({ keys }: ServerServices, response: Response): Promise<Response> =>
  response.json({ keys: (await keys.list()).map(shownKey) });

/** Ends a key and its sessions at once, and names the keys that it has made and that go on. */
const revokeKey = async (
  { keys }: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const revoked = await keys.revoke(principalOf(request), segment(request, 'name'));
  return revoked === undefined
    ? refuseUnknown(response, 'there is no such key')
    : response.json({ done: true, ...revoked });
};

const shownKey = ({ id: _id, ...shown }: ApiKeyRecord): Omit<ApiKeyRecord, 'id'> => shown;

const defaultDays = 90;
const mostDays = 366;
const keyFields = ['name', 'rights', 'roles', 'days'] as const;

const wantedKeyIn = (
  body: unknown,
  known: readonly string[],
): WantedKey | { readonly errors: readonly InvalidValue[] } => {
  const given = isObject(body) ? body : {};
  const { name, rights: wanted, roles = [], days = defaultDays } = given;
  const errors = [
    ...(isKeyName(name) ? [] : [invalid('name', `must be ${keyNameRule}`)]),
    ...rightErrors(wanted),
    ...roleErrors(roles, known),
    ...(isDays(days)
      ? []
      : [invalid('days', `must be a whole number from 1 to ${mostDays}: every key has an end`)]),
  ];
  if (errors.length > 0 || !isKeyName(name) || !isDays(days)) return { errors };
  return {
    name,
    rights: listIn(wanted).filter(isRight),
    roles: listIn(roles).filter(isText),
    days,
  };
};

const invalid = (field: string, message: string): InvalidValue => ({
  pointer: `/${field}`,
  message,
});

const rightErrors = (wanted: unknown): readonly InvalidValue[] => {
  if (!Array.isArray(wanted) || wanted.length === 0)
    return [invalid('rights', `must be a list of some of ${rights.join(', ')}`)];
  return wanted.flatMap((word: unknown, index) =>
    isRight(word)
      ? []
      : [invalid(`rights/${index}`, `must be one of ${rights.join(', ')}${orMeant(word, rights)}`)],
  );
};

/** A list of JSON, whatever is in it. */
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isText = (value: unknown): value is string => typeof value === 'string';

const roleErrors = (wanted: unknown, known: readonly string[]): readonly InvalidValue[] => {
  if (!Array.isArray(wanted)) return [invalid('roles', 'must be a list of roles of the directory')];
  return wanted.flatMap((word: unknown, index) =>
    isText(word) && known.includes(word)
      ? []
      : [invalid(`roles/${index}`, `must be a role of the directory${orMeant(word, known)}`)],
  );
};

const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostDays;
