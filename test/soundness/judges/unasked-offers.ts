import { lapseOf } from './answer-window.ts';
import {
  all,
  corrected,
  isLost,
  type JournalEntryOf,
  type JudgedRecord,
  stepsIn,
  told,
} from './record.ts';

/** The offers of a case that is over whose answer some step asks for that came to nobody, or when the time of the offer was over. */
export function unaskedOffers(record: JudgedRecord): readonly JournalEntryOf<'sent'>[] {
  if (all(record, 'ended').length === 0 || all(record, 'event').length > 0) return [];
  const others = [...told(record, 'regret', 'offer'), ...corrected(record)];
  return told(record, 'offer').filter((offer) => {
    const asks = asksFor(record, offer.step);
    const end = lapseOf(record, offer) ?? Infinity;
    const isOpened = all(record, 'opened').some(
      ({ task, seq, at }) => asks.includes(task) && seq > offer.seq && at < end,
    );
    const isReplaced = others.some(({ seq }) => seq > offer.seq);
    return asks.length > 0 && !isOpened && !isReplaced && !isLost(record, offer.message);
  });
}

/** The steps that ask for the answer to an offer of the same run, unless a condition over the case has decided about them. */
function asksFor({ plan, passed }: JudgedRecord, offer: string): readonly string[] {
  const [, run, name = ''] = /^(?:(.*)\/)?(.*)$/.exec(offer) ?? [];
  const decided = JSON.stringify(passed.filter(({ kind, when }) => kind === 'choose' || when));
  if (decided.includes('"kind":"end"')) return [];
  // An offer that asks is its own question.
  if (offer.endsWith('.sent')) return [offer.slice(0, -'.sent'.length)];
  return stepsIn(plan).flatMap(({ kind, id, since, choices }) => {
    const counted = JSON.stringify(since ?? '');
    const isOfRun = run === undefined ? !counted.includes('"in":') : counted.includes(`"${run}"`);
    const isAnswer = counted.includes(`"${name.replaceAll('-', '_')}.`) && isOfRun;
    const isOpen = kind === 'ask' && !JSON.stringify(choices ?? []).includes('"answered"');
    return isOpen && isAnswer && !decided.includes(`"id":"${String(id)}"`) ? [String(id)] : [];
  });
}
