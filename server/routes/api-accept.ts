import {
  acceptedOddities,
  type AcceptedOddity,
} from '../../engine/compiler/files/case/start-of-case.ts';
import { orMeant } from '../../engine/expression/check/nearest.ts';
import type { InvalidValue } from '../../engine/model/base.ts';

/** Reads which oddities of facts are meant, `accept` of a body. */
export function readAccepted(
  accept: unknown,
): readonly AcceptedOddity[] | { readonly errors: readonly InvalidValue[] } {
  const errors = acceptErrors(accept);
  if (errors.length > 0) return { errors };
  return Array.isArray(accept) ? accept.filter(isAccepted) : [];
}

const acceptErrors = (accept: unknown): readonly InvalidValue[] => {
  if (accept === undefined) return [];
  if (!Array.isArray(accept))
    return [{ pointer: '/accept', message: `must be a list of ${acceptedOddities.join(', ')}` }];
  return accept.flatMap((word: unknown, index) =>
    isAccepted(word)
      ? []
      : [
          {
            pointer: `/accept/${index}`,
            message: `must be one of ${acceptedOddities.join(', ')}${orMeant(word, acceptedOddities)}`,
          },
        ],
  );
};

const isAccepted = (word: unknown): word is AcceptedOddity =>
  acceptedOddities.some((known) => known === word);
