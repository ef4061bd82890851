import type { Texts } from '../../engine/model/definitions.ts';
import type { DiagramNode, BranchName } from '../../engine/diagram/mark.ts';
import type { Delay, Send, UserTask, Show } from '../../engine/behaviour/behaviour.ts';
import type { Locale } from '../../server/pages/texts/texts.ts';
import { createSpeech, type Speech } from './speech.ts';

/** What a mark says: a title, and lines with something at their end, such as a time. */
export interface Caption {
  readonly title: string;
  readonly rows: readonly CaptionRow[];
}

export interface CaptionRow {
  readonly text: string;
  readonly end?: string;
}

/** Says in one language what marks and ways are. */
export interface Captions {
  readonly speech: Speech;
  readonly mark: (mark: DiagramNode) => Caption;
  readonly names: (names: readonly BranchName[]) => string;
}

export function captionsIn(locale: Locale, texts: Pick<Texts, 'templates'>): Captions {
  const speech = createSpeech(locale, texts);
  const { words } = speech;
  return {
    speech,
    mark: (mark) => {
      const { title, rows } = captionOf(mark, speech);
      if (mark.onlyIf === undefined) return { title, rows };
      return { title, rows: [{ text: words.onlyIf(mark.onlyIf) }, ...rows] };
    },
    names: (names) => names.map((name) => nameOf(name, speech)).join(' / '),
  };
}

function captionOf({ of }: DiagramNode, speech: Speech): Caption {
  const { words } = speech;
  if (of.term === 'send') return message(of, speech);
  if (of.term === 'task') return task(of, speech);
  if (of.term === 'delay') return wait(of, speech);
  if (of.term === 'show') return page(of, speech);
  if (of.term === 'choice') return { title: words.choice, rows: [] };
  if (of.term === 'fork') return { title: words.names.meanwhile, rows: [] };
  return {
    title: words.end(speech.outcome(of.outcome)),
    rows: of.beside === 'stop' ? [{ text: words.stops }] : [],
  };
}

/** What only gives notice is called by its subject. */
function message(send: Send, { words, who, length, subject }: Speech): Caption {
  const [subjectText, kind] = [subject(send.template), words.classes[send.class]];
  const what = send.class === 'notice' ? words.quoted(subjectText) : kind;
  const about =
    send.class === 'notice' || subjectText.toLowerCase() === kind ? [] : [{ text: subjectText }];
  const moments = Object.entries(send.moments);
  return {
    title: words.tell(who(send.to), what),
    rows: [...about, ...moments.map(([text, after]) => ({ text, end: length(after) }))],
  };
}

const task = (userTask: UserTask, speech: Speech): Caption => ({
  title: speech.label(userTask.title),
  rows: [
    ...userTask.windows.map(({ to, within }, rung) => {
      const people = speech.words.listed(to.map(speech.who));
      return {
        text: rung === 0 ? people : speech.words.next(people),
        end: speech.length(within),
      };
    }),
    ...need(userTask, speech),
    ...(userTask.since === undefined ? [] : [{ text: speech.words.since(userTask.since.cel) }]),
    ...(userTask.page === undefined
      ? []
      : [{ text: speech.words.page(speech.label(userTask.page)) }]),
  ],
});

function need(
  { type, need: wanted, windows: [first] }: UserTask,
  { words }: Speech,
): readonly CaptionRow[] {
  const seats = first?.to.length ?? 1;
  if (type !== 'decision' || seats < 2) return [];
  if ('seats' in wanted) return [{ text: words.need(wanted.seats, seats) }];
  const all = wanted.share === 1;
  return [{ text: all ? words.need(seats, seats) : words.share(wanted.share * 100) }];
}

const wait = ({ length: delay }: Delay, { words, length }: Speech): Caption => ({
  title:
    'until' in delay
      ? words.until(delay.until.cel, length(delay.atMost))
      : words.wait(length(delay)),
  rows: [],
});

const page = ({ label, within }: Show, speech: Speech): Caption => ({
  title: speech.words.page(speech.label(label)),
  rows: within === undefined ? [] : [{ text: speech.words.expected, end: speech.length(within) }],
});

function nameOf(name: BranchName, { words, label, outcome }: Speech): string {
  if ('when' in name) return words.when(name.when);
  if ('it' in name) return name.it === 'silent' ? outcome('silent') : words.names[name.it];
  return name.text === undefined ? outcome(name.outcome) : label(name.text);
}
