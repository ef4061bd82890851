import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Payload } from '@temporalio/common';
import { HttpError } from '../http/http-error.ts';
import { identify, keyHolder, needs, principalOf } from '../http/keys.ts';
import { jsonBody } from '../http/json-body.ts';
import { countAgainst, limit } from '../http/limits.ts';
import { defaultLimits } from '../services/app-settings.ts';
import type { Right } from '../access/right.ts';
import { createSessions } from '../http/sessions.ts';
import type { ServerServices } from '../services/services.ts';
import { isObject } from '../../engine/model/base.ts';

/** `POST /codec/decode` and `/codec/encode`: Temporal's codec server protocol, by which its UI shows encoded payloads to holders of a key. */
export const codecRoutes = ({
  codec,
  keys,
  settings,
  now,
}: Pick<ServerServices, 'codec' | 'keys' | 'settings' | 'now'>): Router => {
  const router = Router();
  const { apiKey, publicUrl, temporalUi = [] } = settings;
  const sessions = createSessions({ keys, apiKey, publicUrl });
  const guessing = limit({ perMinute: settings.limits?.keys ?? defaultLimits.keys });
  const guard: RequestHandler = async (request, response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && temporalUi.includes(origin)) {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': 'authorization, content-type, x-namespace',
        'Access-Control-Allow-Methods': 'POST',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        Vary: 'Origin',
      });
      if (request.method === 'OPTIONS') return response.status(204).end();
    } else if (origin !== undefined) {
      return response.status(403).json({ error: 'origin' });
    }
    const principal =
      (await keyHolder(request, keys)) ?? (await sessions.principal(request, now()));
    if (principal === undefined) {
      await countAgainst(guessing, request, response);
      return response.status(401).json({ error: 'key-needed' });
    }
    identify(request, principal, keys);
    return next();
  };
  const body = jsonBody('8mb');
  for (const verb of ['decode', 'encode'] as const) {
    router.all(`/codec/${verb}`, guard);
    router.post(
      `/codec/${verb}`,
      needs(...codecRights[verb]),
      readsAll(verb, keys),
      body,
      convert(verb, codec),
    );
  }
  return router;
};

const convert =
  (verb: 'decode' | 'encode', codec: ServerServices['codec']): RequestHandler =>
  async (request, response) => {
    const payloads = fromJson(request.body);
    if (payloads === undefined) return response.status(400).json({ error: 'payloads' });
    // What cannot be read is the sender's: an unknown key, another's key, bytes that are none of ours.
    const done = await codec[verb]([...payloads]).catch(() => undefined);
    return done === undefined
      ? response.status(400).json({ error: 'payloads' })
      : response.json({ payloads: done.map(toJson) });
  };

/** Nobody can tell what is in a payload before it is open. */
const readsAll =
  (verb: 'decode' | 'encode', keys: ServerServices['keys']): RequestHandler =>
  async (request, _response, next) => {
    if (verb === 'decode' && !(await keys.readsAll(principalOf(request)))) throw cannotReadAll();
    next();
  };

const cannotReadAll = () =>
  new HttpError(
    'right-needed',
    'some values of cases are read by holders of roles alone, and this key does not hold them all',
  );

/** Who can encrypt can say to Temporal whatever a case takes. */
const codecRights: Readonly<Record<'decode' | 'encode', readonly Right[]>> = {
  decode: ['see'],
  encode: ['act-for', 'withdraw', 'resume'],
};

/** Payloads in protobuf's JSON, which omits an empty list. */
const fromJson = (body: unknown): readonly Payload[] | undefined => {
  if (!isObject(body)) return undefined;
  const { payloads = Object.keys(body).length === 0 ? [] : undefined } = body;
  if (!Array.isArray(payloads)) return undefined;
  const read = payloads.map(payloadOf).filter((payload) => payload !== undefined);
  return read.length === payloads.length ? read : undefined;
};

/** What is no payload would come back as an empty one, and the UI would show that. */
const payloadOf = (json: unknown): Payload | undefined => {
  if (!isObject(json)) return undefined;
  const { metadata = {}, data = '' } = json;
  if (!isObject(metadata) || ![data, ...Object.values(metadata)].every(isBase64)) return undefined;
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([k, v]) => [k, bytesOf(v)])),
    data: bytesOf(data),
  };
};

/** Of either alphabet, as protobuf's JSON takes it. */
const isBase64 = (value: unknown): boolean =>
  typeof value === 'string' && /^[\w+/-]*={0,2}$/.test(value);

const bytesOf = (value: unknown): Uint8Array => Buffer.from(String(value), 'base64');

const toJson = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([k, v]) => [k, Buffer.from(v).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
