import { CommandError, couldNotRun } from '../command/command-error.ts';
import type { Connection } from './connection.ts';
import { exitCodes } from '../command/exit-codes.ts';
import type { ExitCode } from '../command/exit-codes.ts';
import { textIn } from './json-fields.ts';
import type { WrittenPlaces } from './written-place.ts';
import { refusalLines } from './refusal-lines.ts';
import { isObject } from '../../engine/model/base.ts';

/** Whether an answer has the expected form. */
export type ResponseGuard<T> = (body: unknown) => body is T;

export interface ApiCall<T> {
  readonly path: string;
  /** With one the call is a POST. */
  readonly body?: unknown;
  /** With one the call may be sent again, and is answered as before. */
  readonly idempotencyKey?: string | undefined;
  readonly guard: ResponseGuard<T>;
  /** Where whoever gives the command has written what is sent. */
  readonly places?: WrittenPlaces;
}

/** Calls the server. Throws a `CommandError` with what the server said when it did not do it. */
export async function call<T>(
  connection: Connection,
  { guard, places, ...request }: ApiCall<T>,
): Promise<T> {
  const response = await send(connection, request);
  const answer = await jsonOf(response);
  const asked = request.body === undefined;
  if (!response.ok) throw refused(response.status, answer, { connection, places, asked });
  if (guard(answer)) return answer;
  const why = `"${connection.url.origin}" answers, but not as Tidings of this version does; check --url`;
  throw couldNotRun(why);
}

const timeoutMs = 30_000;

async function send(
  { url, key }: Connection,
  { path, body, idempotencyKey }: Omit<ApiCall<unknown>, 'guard' | 'places'>,
): Promise<Response> {
  const base = url.href.endsWith('/') ? url : new URL(`${url.href}/`);
  try {
    return await fetch(new URL(path, base), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    const why = `no server answers at "${url.origin}"; start it with "tidings start", or give its address with --url`;
    throw new CommandError(exitCodes.unreachable, why);
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

const codeOf: Readonly<Record<number, ExitCode>> = {
  403: exitCodes.refused,
  404: exitCodes.notFound,
  409: exitCodes.refused,
  422: exitCodes.refused,
  429: exitCodes.unreachable,
  502: exitCodes.unreachable,
  503: exitCodes.unreachable,
  504: exitCodes.unreachable,
};

interface RefusedCall {
  readonly connection: Connection;
  readonly places: WrittenPlaces | undefined;
  /** Whether something was only asked for, so that nothing can have been refused but the way of asking. */
  readonly asked: boolean;
}

function refused(
  status: number,
  answer: unknown,
  { connection: { url }, places, asked }: RefusedCall,
): CommandError {
  const fields = isObject(answer) ? answer : {};
  if (status === 404 && textIn(fields, 'error') === undefined) {
    const why = `"${url.origin}" answers, but has no Tidings API; check --url`;
    return couldNotRun(why);
  }
  if (status === 401) {
    const why = `"${url.origin}" does not take this API key; check TIDINGS_API_KEY or --key-file`;
    return couldNotRun(why);
  }
  const lines = refusalLines(fields, places);
  const message = lines.length > 0 ? lines.join('\n') : `the server answered with status ${status}`;
  if (asked && status === 422) return couldNotRun(message);
  return new CommandError(codeOf[status] ?? exitCodes.couldNotRun, message);
}
