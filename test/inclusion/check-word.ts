import type { GuardCase } from '../../engine/analysis/cases/split-cases.ts';
import { wholeFlowOf } from '../../engine/analysis/exploration/explored-flow.ts';
import type { Alphabet } from '../../engine/analysis/exploration/monitor.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Rehearsal } from '../../engine/simulation/rehearse.ts';
import { followWord, type Inclusion, type SoughtWord } from './included.ts';
import { withFacts } from './known-facts.ts';
import { wordOf } from './letters.ts';
import { type ObservedPart, partOf } from './part-of-word.ts';

/** What a rehearsal did, and the exploration in which it must lie. */
export interface CheckedWord {
  readonly named: string;
  /** All cases of the guards of its flow. */
  readonly guardCases: readonly GuardCase[];
  readonly facts: Facts;
  readonly rehearsal: Pick<Rehearsal, 'entries' | 'over'>;
  /** If given, only that part of the word must lie in the same part of the flow. */
  readonly part?: ObservedPart;
}

export interface CheckedWords {
  readonly words: number;
  readonly letters: number;
  /** Words that too many states at once would have to follow. */
  readonly tooWide: number;
  /** Those that no case of the guards holds, each with the letter that is not in the exploration and the states before it. */
  readonly missing: readonly string[];
}

/** Looks for the words of rehearsals in the explorations of their flows. */
export function checkWords(words: Iterable<CheckedWord>): CheckedWords {
  let [checked, letters, tooWide] = [0, 0, 0];
  const missing: string[] = [];
  let followed = new Set<string>();
  let flow: CheckedWord['guardCases'] | undefined;
  for (const checkedWord of words) {
    if (checkedWord.guardCases !== flow) followed = new Set();
    flow = checkedWord.guardCases;
    checked += 1;
    const read = wordOf(checkedWord.rehearsal.entries);
    letters += read.length;
    // Many runs of a flow are the same word; what is over or not shows in it.
    const key = JSON.stringify([read, checkedWord.part?.named, checkedWord.facts]);
    if (followed.has(key)) continue;
    followed.add(key);
    const { word, found } = inAnyCase(checkedWord);
    if (found.is === 'too-wide') tooWide += 1;
    if (found.is === 'missing') missing.push(textOf(checkedWord, word, found));
  }
  return { words: checked, letters, tooWide, missing };
}

const everything: Alphabet = { send: () => true, task: () => true };

/** The case of the guards that follows it furthest. */
function inAnyCase({ guardCases, facts, rehearsal, part }: CheckedWord): FollowedWord {
  const whole: SoughtWord = {
    word: wordOf(rehearsal.entries),
    isOver: rehearsal.over,
    alphabet: everything,
  };
  let furthest: FollowedWord = {
    word: whole.word,
    found: { is: 'missing', read: -1, instead: [], last: [] },
  };
  for (const guardCase of guardCases) {
    const known = withFacts(guardCase, facts);
    const [within, sought] =
      part === undefined ? [wholeFlowOf(known), whole] : partOf(known, whole, part);
    const found = followWord(within, sought);
    if (found.is !== 'missing') return { word: sought.word, found };
    if (furthest.found.is === 'missing' && found.read > furthest.found.read)
      furthest = { word: sought.word, found };
  }
  return furthest;
}

interface FollowedWord extends Pick<SoughtWord, 'word'> {
  readonly found: Inclusion;
}

const textOf = (
  { named, part }: CheckedWord,
  word: SoughtWord['word'],
  { read, instead, last }: Extract<Inclusion, { is: 'missing' }>,
): string =>
  [
    `${named}${part === undefined ? '' : ` of ${part.named}`}`,
    `  ${word
      .slice(0, Math.max(0, read))
      .map(({ text }) => text)
      .join(', ')} | ${word[read]?.text ?? 'the case is over'}`,
    `  instead: ${instead.slice(0, 12).join(' | ')}`,
    ...last.slice(0, 6).map((state) => `  at: ${state}`),
  ].join('\n');
