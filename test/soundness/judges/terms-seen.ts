import type { JournalEntryOf, JsonNode, Judge, JudgedRecord } from './record.ts';
import { all, houseTasks, stepOf, told } from './record.ts';

/** A judge of offers: somebody has said yes to a page that showed each of these facts, and each answer that its step gives it. */
export const showsTerms =
  (facts: readonly string[]): Judge =>
  (record) => {
    const stated = told(record, 'offer').flatMap((offer) =>
      statedIn(offer, record, facts).map((value) => ({ offer, value })),
    );
    return {
      armed: stated.length > 0,
      wrong: stated
        .filter(({ offer, value }) => !isSeen(value, offer, record))
        .map(({ offer, value }) => `nobody had seen "${value}" of "${offer.step}"`),
    };
  };

/** The facts in its words, and whatever its step reads under `with`. */
function statedIn(
  { step, template }: JournalEntryOf<'sent'>,
  record: JudgedRecord,
  facts: readonly string[],
): readonly string[] {
  const given = JSON.stringify(stepOf(record, step)?.['with'] ?? {});
  const answers = given.match(/\b\w+\.answers\.\w+/g) ?? [];
  const named = `${record.words[template] ?? ''}${given}`;
  return [...facts.filter((fact) => named.includes(fact)), ...answers];
}

function isSeen(value: string, offer: JournalEntryOf<'sent'>, record: JudgedRecord): boolean {
  const [task = '', , field = ''] = value.split('.');
  const answered = all(record, 'answered').findLast(
    (one) => one.task === task && one.seq < offer.seq,
  );
  if (task !== 'case' && answered === undefined) return true;
  const approvals = houseTasks(record).filter(({ type }) => type === 'decision');
  return all(record, 'settled').some(
    ({ task: one, outcome, silent, seq }) =>
      approvals.some((approval) => approval.task === one) &&
      outcome === 'approved' &&
      !silent &&
      seq < offer.seq &&
      seq > (answered?.seq ?? 0) &&
      shownBy(one, record).some((shown) => {
        if ('message' in shown) return shown['message'] === offer.template;
        return 'fact' in shown
          ? value === ['case', shown['fact']].flat().join('.')
          : shown['step'] === task && shown['field'] === field;
      }),
  );
}

const shownBy = (task: string, record: JudgedRecord): readonly JsonNode[] => {
  const shows: unknown = stepOf(record, task)?.['shows'] ?? record.plan.shows ?? [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a plan has nothing else there
  return shows as readonly JsonNode[];
};
