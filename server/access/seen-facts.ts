import { isObject, type Facts, type Json, type JsonObject } from '../../engine/model/base.ts';
import { may } from './may.ts';
import type { Principal } from './principal.ts';

/** The facts of a case that somebody may have to see; groups of which nothing is left go as well. */
export const seenFacts = (principal: Principal, caseId: string, facts: Facts): Facts =>
  seenIn(facts, '', (path) => may(principal, 'see', caseId, path));

const seenIn = (group: JsonObject, above: string, isSeen: (path: string) => boolean): JsonObject =>
  Object.fromEntries(
    Object.entries(group).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
      const path = `${above}${name}`;
      if (!isObject(value)) return isSeen(path) ? [[name, value]] : [];
      const below = seenIn(value, `${path}.`, isSeen);
      return Object.keys(below).length === 0 ? [] : [[name, below]];
    }),
  );
