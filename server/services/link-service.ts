import { progress, withoutTimes } from '../../engine/progress/progress.ts';
import type { Progress } from '../../engine/progress/progress.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { findCase, type CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { fixedSeqOf } from '../../store/heads.ts';
import { findLink, linkHolders, revokeLinks, type LinkRecord } from '../../store/links.ts';
import { addressee } from '../../store/people.ts';
import { planOf } from '../../store/pins.ts';
import { may } from '../access/may.ts';
import type { LinkPrincipal } from '../access/principal.ts';
import { seenFacts } from '../access/seen-facts.ts';
import { dayMs } from '../../engine/time/units.ts';
import { personOf, readTask } from './task-reader.ts';
import { readJournalUpToNow } from './journal-up-to-now.ts';
import type { WriteLetter } from './letters.ts';
import type { PersonView, TaskView } from './task-view.ts';
import type { Facts, Instant } from '../../engine/model/base.ts';

/** Why a link opens nothing: nobody has been given it, its time is over, or it is right and what it leads to is not there. */
export type LinkProblem = 'unknown-link' | 'ended-link' | 'not-found';

/** The view of whoever holds a link. */
export interface LinkService {
  task(token: string): Promise<LinkedTask | LinkProblem>;
  progress(token: string): Promise<CandidateView | LinkProblem>;
  /** A task that has asked the candidate, reached from their progress page. */
  ownTask(token: string, task: string, round: number): Promise<LinkedTask | LinkProblem>;
  /** Takes back the links of a person in a case; the next mail to them brings another. Returns how many there were. */
  revoke(caseId: string, person: string): Promise<number>;
  /** Who has links in a case that open something. */
  holders(caseId: string): Promise<readonly string[]>;
}

/** A task as the holder of a link may see it. */
export type LinkedTask = TaskView & { readonly holder: LinkPrincipal };

export interface CandidateView {
  readonly holder: LinkPrincipal;
  readonly case: string;
  readonly facts: Facts;
  readonly person: PersonView;
  readonly progress: Progress;
}

/** Links open their pages so long after their case has ended. */
const openForMs = 14 * dayMs;

export const createLinkService = (
  store: Store,
  now: () => Instant,
  letters: WriteLetter,
): LinkService => {
  const open = (token: string, purpose: LinkRecord['purpose']) =>
    openLink(store, { token, purpose, now: now() });
  // Of a flow without a page for the candidate there is none, whatever links there are.
  const openPage = async (token: string) => {
    const opened = await open(token, 'progress');
    if (typeof opened === 'string') return opened;
    const plan = await planOf(store, opened.found.plan);
    return plan?.candidatePage === 'none' ? 'unknown-link' : opened;
  };
  return {
    task: async (token) => {
      const opened = await open(token, 'task');
      if (typeof opened === 'string') return opened;
      const { link, found } = opened;
      if (link.purpose !== 'task') return 'unknown-link';
      return linked(link, await readTask(store, found, { key: link, now: now(), letters }));
    },
    progress: async (token) => {
      const opened = await openPage(token);
      return typeof opened === 'string' ? opened : await readProgress(store, opened);
    },
    ownTask: async (token, task, round) => {
      const opened = await openPage(token);
      if (typeof opened === 'string') return opened;
      const { link, found } = opened;
      const key = { person: link.person, task, round };
      const view = await readTask(store, found, { key, now: now(), letters });
      // That there is a task for somebody else is not for the candidate to know.
      return view?.state === 'foreign' ? 'not-found' : linked(link, view);
    },
    revoke: (caseId, person) => revokeLinks(store, { case: caseId, person, at: now() }),
    holders: (caseId) => linkHolders(store, caseId),
  };
};

const linked = (link: LinkRecord, view: TaskView | undefined): LinkedTask | LinkProblem => {
  const holder = holderOf(link);
  return view !== undefined && may(holder, 'see', view.case)
    ? { ...view, facts: seenFacts(holder, view.facts, view), holder }
    : 'not-found';
};

const holderOf = ({
  createdAt: _createdAt,
  revoked: _revoked,
  ...link
}: LinkRecord): LinkPrincipal => ({
  kind: 'link',
  ...link,
});

interface OpenedLink {
  readonly link: LinkRecord;
  readonly found: CaseRecord;
}

/** A link of the purpose, as long as its person may act and its case has not ended long ago. */
async function openLink(
  store: Store,
  asked: {
    readonly token: string;
    readonly purpose: LinkRecord['purpose'];
    readonly now: Instant;
  },
): Promise<OpenedLink | LinkProblem> {
  const token = tokenIn(asked.token);
  const link = token === undefined ? undefined : await findLink(store, token);
  const found = link?.purpose === asked.purpose ? await findCase(store, link.case) : undefined;
  if (link === undefined || found === undefined) return 'unknown-link';
  if (link.revoked || asked.now >= openUntil(link, found)) return 'ended-link';
  // Whoever has left the directory neither sees nor decides anything any more.
  const person = await addressee(store, link.person, found.facts);
  return person === undefined ? 'ended-link' : { link, found };
}

/** Cases end on Temporal's clock, links are made on ours: where ours is far ahead, a link is not over before it was given. */
const openUntil = ({ createdAt }: LinkRecord, { endedAt }: CaseRecord): Instant =>
  endedAt === undefined ? Infinity : Math.max(endedAt, createdAt) + openForMs;

async function readProgress(
  store: Store,
  { link, found }: OpenedLink,
): Promise<CandidateView | LinkProblem> {
  const plan = await planOf(store, found.plan);
  const holder = holderOf(link);
  if (plan === undefined || !may(holder, 'see', found.id)) return 'not-found';
  const shown = progress(plan, await withoutTentativeEvents(store, found.id));
  return {
    holder,
    case: found.id,
    facts: seenFacts(holder, found.facts, { case: found.id, plan }),
    person: await personOf(store, link.person, found.facts, plan),
    progress: found.status === 'stopped' ? withoutTimes(shown) : shown,
  };
}

/** What the candidate has brought about is told once it cannot be taken back any more; until then they can send it again. */
async function withoutTentativeEvents(store: Store, id: string): Promise<readonly Entry[]> {
  const entries = await readJournalUpToNow(store, id);
  const fixedSeq = await fixedSeqOf(store.db, id);
  const first = entries.findIndex(({ kind, seq }) => kind === 'event' && seq > fixedSeq);
  return first < 0 ? entries : entries.slice(0, first);
}

/** A token as it was given, without the punctuation that a quoted or forwarded mail may put around it. */
const tokenIn = (given: string): string | undefined =>
  /^[^\w-]*([\w-]{16,128})[^\w-]*$/.exec(given)?.[1];
