import { isObject } from '../../engine/model/base.ts';

/** The server's answer to what it has done. */
export const isDone = (body: unknown): body is { readonly done: true } =>
  isObject(body) && body['done'] === true;
