import type { Delay, EndEvent, Send, Show, UserTask } from '../../engine/behaviour/behaviour.ts';
import { seatsNeeded } from '../../engine/people/seats.ts';
import { sendsOf } from '../../engine/behaviour/traverse.ts';
import { visit, type Visitor } from '../../engine/behaviour/visitor.ts';
import type { BranchName, DiagramNode, DrawnTerm } from '../../engine/diagram/node.ts';
import type { Texts } from '../../engine/model/definitions.ts';
import type { Locale } from '../../engine/model/locale.ts';
import { createSpeech, type Speech } from './speech.ts';

/** The text of a node: a title, and rows with something at their end, such as a time. */
export interface Caption {
  readonly title: string;
  readonly rows: readonly CaptionRow[];
}

export interface CaptionRow {
  readonly text: string;
  readonly end?: string;
}

/** The texts of nodes and branches in one language. */
export interface Captions {
  readonly speech: Speech;
  readonly node: (node: DiagramNode) => Caption;
  readonly names: (names: readonly BranchName[]) => string;
}

export function captionsIn(locale: Locale, texts: Pick<Texts, 'templates'>): Captions {
  const speech = createSpeech(locale, texts);
  const { words } = speech;
  return {
    speech,
    node: ({ of, onlyIf }) => {
      const { title, rows } = visit(captions, of, speech);
      if (onlyIf === undefined) return { title, rows };
      return { title, rows: [{ text: words.onlyIf(onlyIf) }, ...rows] };
    },
    names: (names) => names.map((name) => nameOf(name, speech)).join(' / '),
  };
}

const captions: Visitor<Caption, [speech: Speech], DrawnTerm['term']> = {
  delay: wait,
  show: page,
  send: message,
  task,
  choice: (_choice, { words }) => ({ title: words.choice, rows: [] }),
  fork: (_fork, { words }) => ({ title: words.names.meanwhile, rows: [] }),
  end: endOfCase,
};

/** A notice is called by its subject, any other message by its class. */
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

function task(userTask: UserTask, speech: Speech): Caption {
  const { words, label, who, length } = speech;
  const { since, page: shown } = userTask;
  const windows = userTask.windows.flatMap(({ to, within, tells }, level) => {
    const people = words.listed(to.map(who));
    const row = { text: level === 0 ? people : words.next(people), end: length(within) };
    const told = tells === undefined ? [] : sendsOf(tells);
    return [
      row,
      ...told.map(({ template }) => ({ text: words.toldThen(speech.subject(template)) })),
    ];
  });
  return {
    title: label(userTask.title),
    rows: [
      ...windows,
      ...need(userTask, speech),
      ...returns(userTask, speech),
      ...(since === undefined ? [] : [{ text: words.since(since.cel) }]),
      ...(shown === undefined ? [] : [{ text: words.page(label(shown)) }]),
    ],
  };
}

function need(
  { type, need: wanted, windows: [first] }: UserTask,
  { words }: Speech,
): readonly CaptionRow[] {
  const seats = first?.to.length ?? 1;
  if (type !== 'decision' || seats < 2) return [];
  return [{ text: words.need(seatsNeeded(wanted, seats), seats) }];
}

const returns = ({ answers }: UserTask, { words }: Speech): readonly CaptionRow[] =>
  answers.flatMap(({ again }) => (again === undefined ? [] : [{ text: words.again(again.times) }]));

function wait({ length: delay }: Delay, { words, length }: Speech): Caption {
  const title =
    'until' in delay
      ? words.until(delay.until.cel, length(delay.atMost))
      : words.wait(length(delay));
  return { title, rows: [] };
}

function page({ label, within }: Show, speech: Speech): Caption {
  return {
    title: speech.words.page(speech.label(label)),
    rows: within === undefined ? [] : [{ text: speech.words.expected, end: speech.length(within) }],
  };
}

function endOfCase({ outcome, beside }: EndEvent, speech: Speech): Caption {
  return {
    title: speech.words.end(speech.outcome(outcome)),
    rows: beside === 'stop' ? [{ text: speech.words.stops }] : [],
  };
}

function nameOf(name: BranchName, { words, label, outcome }: Speech): string {
  if ('when' in name) return words.when(name.when);
  if ('again' in name) return words.askedAnew(outcome(name.again));
  if ('it' in name) return name.it === 'silent' ? outcome('silent') : words.names[name.it];
  return name.text === undefined ? outcome(name.outcome) : label(name.text);
}
