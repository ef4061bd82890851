import type { Connection } from '@temporalio/client';

/** A search attribute, with its type as Temporal's SDK names it. */
export interface SearchAttribute {
  readonly name: string;
  readonly type: 'KEYWORD' | 'DATETIME';
}

/** A search attribute that is not registered, or is no attribute of this type. */
export interface AttributeProblem {
  readonly name: string;
  readonly no?: 'keyword' | 'datetime';
}

/** Temporal's numbers of these types, in `IndexedValueType`. */
const typeOf: Readonly<Record<SearchAttribute['type'], number>> = { KEYWORD: 2, DATETIME: 6 };
const typeNames = { KEYWORD: 'keyword', DATETIME: 'datetime' } as const;
const answerMs = 5_000;

/**
 * What is wrong with the search attributes of a namespace: one that is not registered, or of another type, fails every workflow that sets
 * it. Nothing where Temporal does not say, as on servers that keep that from their clients.
 */
export async function searchAttributeProblems(
  connection: Pick<Connection, 'operatorService' | 'withDeadline'>,
  namespace: string,
  wanted: Readonly<Record<string, SearchAttribute>>,
): Promise<readonly AttributeProblem[]> {
  // Compared with the machine's clock by gRPC.
  const registered = await connection
    .withDeadline(Date.now() + answerMs, () =>
      connection.operatorService.listSearchAttributes({ namespace }),
    )
    .then(({ customAttributes }) => customAttributes)
    .catch(() => undefined);
  if (registered === undefined) return [];
  return Object.values(wanted).flatMap(({ name, type }) => {
    const found: number | undefined = registered[name];
    if (found === undefined) return [{ name }];
    return found === typeOf[type] ? [] : [{ name, no: typeNames[type] }];
  });
}
