import { setTimeout as pause } from 'node:timers/promises';
import type { AddressObject, ParsedMail } from 'mailparser';

/** What somebody has answered, and a page has said to be on record. */
export interface AcknowledgedAct {
  /** The number of the candidate. */
  readonly candidate: number;
  /** An id of the directory, or `candidate`. */
  readonly person: string;
  readonly outcome: string;
}

export interface UnansweredAct extends Omit<AcknowledgedAct, 'outcome'> {
  readonly page: string;
}

/** Everybody who gets mails, and answers by the links in them, at random moments. */
export interface ChaosPeople {
  hear(mail: ParsedMail): void;
  readonly acknowledged: readonly AcknowledgedAct[];
  /** Whoever was asked and has answered nothing, with what the page said last. */
  readonly unanswered: readonly UnansweredAct[];
  /** Answers that are being sent now. */
  readonly underWay: () => number;
  /** Nobody begins anything any more. */
  rest(): void;
}

export const candidateName = (candidate: number): string => `Chaos-${candidate}`;

/** Whom a mail is for, and which candidate it is about. */
function aboutOf(mail: ParsedMail): { readonly candidate: number; readonly person: string } {
  const to = mail.to as AddressObject | undefined;
  const address = to?.value[0]?.address ?? '';
  const [, ofCandidate] = /^chaos-(\d+)@/.exec(address) ?? [];
  if (ofCandidate !== undefined) return { candidate: Number(ofCandidate), person: 'candidate' };
  const [, named] = /Chaos-(\d+)/.exec(`${mail.subject} ${mail.text}`) ?? [];
  return { candidate: Number(named ?? -1), person: address.split('@')[0]?.replace('.', '-') ?? '' };
}

/** Who may forget to answer; whoever mends what others forgot does not. */
const maySilent: ReadonlySet<string> = new Set(['candidate', 'anna-weber', 'he-jing', 'zhao-min']);

const longestWaitMs = 40_000;
/** Longer than the whole run: whoever gives up leaves a case open that does not stand still. */
const timeoutMs = 30 * 60_000;

export function createPeople(random: () => number): ChaosPeople {
  const acknowledged: AcknowledgedAct[] = [];
  const unanswered: UnansweredAct[] = [];
  const seen = new Set<number>();
  const minds = new Map<string, string>();
  let underWay = 0;
  const rest = new AbortController();

  /** Whoever is reminded is of the same mind still. */
  const mindOf = (
    { candidate, person }: Omit<AcknowledgedAct, 'outcome'>,
    options: readonly string[],
  ): string | undefined => {
    const key = [candidate, person, ...options].join('/');
    const mind = minds.get(key) ?? choice(options, random);
    if (mind !== undefined) minds.set(key, mind);
    return mind;
  };

  /** Sends an answer until a page has it, or there is nothing to answer any more. */
  const answer = async (url: string, about: Omit<AcknowledgedAct, 'outcome'>) => {
    await pause(random() * longestWaitMs);
    const until = performance.now() + timeoutMs;
    let page: AnsweredPage = { status: 0, html: '' };
    for (let chosen: string | undefined; isAwake(until, chosen); await pause(500)) {
      page = await fetchPage(url);
      if (chosen !== undefined && isRecorded(page)) {
        acknowledged.push({ ...about, outcome: chosen });
        return;
      }
      const options = optionsOn(page);
      if (page.status === 200 && options.length === 0) break;
      chosen ??= mindOf(about, options);
      if (chosen !== undefined)
        await fetchPage(url, { ...hiddenOn(page), outcome: chosen, comment: 'by chaos' });
    }
    const [, title = ''] = /<h1[^>]*>([^<]*)/.exec(page.html) ?? [];
    unanswered.push({ ...about, page: `${page.status} ${title}`.trim() });
  };

  /** Whoever has begun to answer goes on, until patience ends. */
  const isAwake = (until: number, chosen?: string): boolean =>
    performance.now() < until && (chosen !== undefined || !rest.signal.aborted);

  const withdraw = async (url: string, candidate: number) => {
    await pause(random() * longestWaitMs);
    const until = performance.now() + timeoutMs;
    while (isAwake(until)) {
      const asked = await fetchPage(`${url}/withdraw`);
      const form = /name="form" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
      const sent = await fetchPage(`${url}/withdraw`, { form, comment: 'by chaos' });
      const page = sent.status === 303 ? await fetchPage(url) : sent;
      if (page.html.includes('You have withdrawn')) {
        acknowledged.push({ candidate, person: 'candidate', outcome: 'withdrawn' });
        return;
      }
      if (page.status < 400) return;
      await pause(500);
    }
  };

  const begin = (acting: Promise<void>): void => {
    underWay += 1;
    void acting
      .catch(() => undefined)
      .finally(() => {
        underWay -= 1;
      });
  };

  return {
    acknowledged,
    unanswered,
    underWay: () => underWay,
    rest() {
      rest.abort();
    },
    hear(mail) {
      const about = aboutOf(mail);
      const task = linkTo('t', mail);
      if (task !== undefined) {
        if (!maySilent.has(about.person) || random() < 0.95) begin(answer(task, about));
        return;
      }
      const progress = linkTo('c', mail);
      if (progress === undefined || about.person !== 'candidate' || seen.has(about.candidate))
        return;
      seen.add(about.candidate);
      if (random() < 0.06) begin(withdraw(progress, about.candidate));
    },
  };
}

const isRecorded = ({ status, html }: AnsweredPage): boolean =>
  status === 200 && html.includes('Your answer is recorded');

const optionsOn = ({ html }: AnsweredPage): readonly string[] =>
  [...html.matchAll(/name="outcome" value="([^"]+)"/g)].map(([, value = '']) => value);

const linkTo = (kind: 't' | 'c', { text = '' }: ParsedMail): string | undefined =>
  new RegExp(`http://[^\\s\\]]*/${kind}/[\\w-]+`).exec(text)?.[0];

/** What a page was made from. */
const hiddenOn = ({ html }: AnsweredPage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(seen[^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );

/** Mostly the first, which is the kind one. */
const choice = (options: readonly string[], random: () => number): string | undefined =>
  random() < 0.8 ? options[0] : options[Math.floor(random() * options.length)];

interface AnsweredPage {
  readonly status: number;
  readonly html: string;
}

async function fetchPage(
  url: string,
  fields?: Readonly<Record<string, string>>,
): Promise<AnsweredPage> {
  try {
    const response = await fetch(`${url}?lang=en`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    return { status: response.status, html: await response.text() };
  } catch {
    return { status: 599, html: '' };
  }
}
