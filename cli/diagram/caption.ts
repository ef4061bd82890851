import type { Texts } from '../../engine/model/definitions.ts';
import type { Mark, Name } from '../../engine/diagram/mark.ts';
import type { Delay, Emit, Race, Show } from '../../engine/behaviour/behaviour.ts';
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
  readonly mark: (mark: Mark) => Caption;
  readonly names: (names: readonly Name[]) => string;
}

export function captionsIn(locale: Locale, texts: Pick<Texts, 'templates'>): Captions {
  const speech = createSpeech(locale, texts);
  const { words } = speech;
  return {
    speech,
    mark: (mark) => {
      const { title, rows } = plain(mark, speech);
      if (mark.onlyIf === undefined) return { title, rows };
      return { title, rows: [{ text: words.onlyIf(mark.onlyIf) }, ...rows] };
    },
    names: (names) => names.map((name) => nameOf(name, speech)).join(' / '),
  };
}

function plain({ of }: Mark, speech: Speech): Caption {
  const { words } = speech;
  if (of.term === 'emit') return message(of, speech);
  if (of.term === 'race') return task(of, speech);
  if (of.term === 'delay') return wait(of, speech);
  if (of.term === 'show') return page(of, speech);
  if (of.term === 'alt') return { title: words.choice, rows: [] };
  if (of.term === 'beside') return { title: words.names.meanwhile, rows: [] };
  return {
    title: words.end(speech.outcome(of.outcome)),
    rows: of.beside === 'stop' ? [{ text: words.stops }] : [],
  };
}

/** What only gives notice is called by its subject. */
function message(emit: Emit, { words, who, length, subject }: Speech): Caption {
  const [said, kind] = [subject(emit.template), words.classes[emit.class]];
  const told = emit.class === 'notice' ? words.quoted(said) : kind;
  const about = emit.class === 'notice' || said.toLowerCase() === kind ? [] : [{ text: said }];
  const moments = Object.entries(emit.moments);
  return {
    title: words.tell(who(emit.to), told),
    rows: [...about, ...moments.map(([text, after]) => ({ text, end: length(after) }))],
  };
}

const task = (race: Race, speech: Speech): Caption => ({
  title: speech.label(race.title),
  rows: [
    ...race.windows.map(({ to, within }, rung) => {
      const people = speech.words.listed(to.map(speech.who));
      return {
        text: rung === 0 ? people : speech.words.next(people),
        end: speech.length(within),
      };
    }),
    ...need(race, speech),
    ...(race.since === undefined ? [] : [{ text: speech.words.since(race.since.cel) }]),
    ...(race.page === undefined ? [] : [{ text: speech.words.page(speech.label(race.page)) }]),
  ],
});

function need(
  { type, need: wanted, windows: [first] }: Race,
  { words }: Speech,
): readonly CaptionRow[] {
  const seats = first?.to.length ?? 1;
  if (type !== 'decision' || seats < 2) return [];
  if ('seats' in wanted) return [{ text: words.need(wanted.seats, seats) }];
  const all = wanted.share === 1;
  return [{ text: all ? words.need(seats, seats) : words.share(wanted.share * 100) }];
}

const wait = ({ length: lasts }: Delay, { words, length }: Speech): Caption => ({
  title:
    'until' in lasts
      ? words.until(lasts.until.cel, length(lasts.atMost))
      : words.wait(length(lasts)),
  rows: [],
});

const page = ({ label, within }: Show, speech: Speech): Caption => ({
  title: speech.words.page(speech.label(label)),
  rows: within === undefined ? [] : [{ text: speech.words.expected, end: speech.length(within) }],
});

function nameOf(name: Name, { words, label, outcome }: Speech): string {
  if ('when' in name) return words.when(name.when);
  if ('it' in name) return name.it === 'silent' ? outcome('silent') : words.names[name.it];
  return name.text === undefined ? outcome(name.outcome) : label(name.text);
}
