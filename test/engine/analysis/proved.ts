import { compileAll } from '../../../engine/compiler/compile.ts';
import type { Bound } from '../../../engine/analysis/finding/certificate.ts';
import type { Finding, Happening } from '../../../engine/analysis/finding/finding.ts';
import { prove } from '../../../engine/analysis/prove.ts';
import { calendars, moment } from './january.ts';
import { rehearsed } from './rehearsed.ts';
import { around, directory, type Subject, subjectOf } from './subject.ts';
import { untrue } from './untrue.ts';

/** A flow in short. */
export interface Short {
  /** As the file would have it, such as `silence: candidate, atMost: 3 days`. */
  readonly promise?: string;
  readonly steps: string;
  /** Further keys of the flow. */
  readonly more?: string;
  /** Default: `office`. */
  readonly calendar?: string;
  /** Further definitions, or others. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What is proved of it, in words that a table can hold. */
export interface Proved {
  /** The latest that it comes, from the moment with the least to spare: `Wed 01-14 17:00 -> Mon 01-19 09:15, 1h to spare`. */
  readonly bound: string;
  /** Code, and why it may be a false alarm. */
  readonly findings: readonly string[];
  /** Of the first finding that has one. */
  readonly course: readonly string[];
  readonly remedies: Finding['remedies'];
  readonly until: string;
}

/**
 * Compiles the flows of a table all at once, and proves each. On the way it is tried: random courses keep what has been proved, and a
 * course that is shown without doubt comes to exactly its bound when it is rehearsed; what does not is returned as a finding.
 */
export async function provedAll(
  table: Readonly<Record<string, Short>>,
): Promise<(sentence: string) => Proved> {
  const subjects = await subjectsOf(table);
  return (sentence) => {
    const subject = subjects.get(sentence);
    if (subject === undefined) throw new Error(`no flow: ${sentence}`);
    return provedOf(subject);
  };
}

/** What a proof is given of flows in short. */
async function subjectsOf(
  table: Readonly<Record<string, Short>>,
): Promise<ReadonlyMap<string, Subject>> {
  const rows = Object.entries(table);
  const files = rows.map(([, short], index) => ({
    [`flows/row-${index}.yaml`]: flowOf(`row-${index}`, short),
    ...short.files,
  }));
  const compiled = await compileAll(
    new Map(
      Object.entries({
        ...around,
        ...calendars,
        'directory.yaml': people,
        'routing.yaml': 'rules: [{ flow: row-0 }]\n',
        ...Object.assign({}, ...files),
      }),
    ),
  );
  return new Map(rows.map(([sentence], index) => [sentence, subjectOf(compiled, `row-${index}`)]));
}

const flowOf = (id: string, { promise, steps, more = '', calendar = 'office' }: Short): string =>
  [
    `flow: ${id}\ntitle: ${id}\ncalendar: ${calendar}\n`,
    promise === undefined ? '' : `promises: [{ ${promise} }]\n`,
    more === '' ? '' : `${more}\n`,
    `steps:\n${steps.replace(/^\n/, '')}\n`,
  ].join('');

function provedOf(subject: Subject): Proved {
  const proof = prove(subject.plan);
  const [bound] = proof.bounds;
  const dated = proof.findings.find(({ example }) => example !== undefined);
  return {
    bound: bound ? boundTold(bound) : 'nothing',
    findings: [
      ...proof.findings.map(({ code, maybe }) => (maybe ? `${code} (${maybe})` : code)),
      ...proof.findings.flatMap((finding) => rehearsed(finding, subject)),
      ...untrue(proof, subject),
    ],
    course: (dated?.example?.rows ?? []).map(
      ({ step, at, happens }) => `${moment(at)} ${step} ${happeningTold(happens)}`,
    ),
    remedies: proof.findings.find(({ remedies }) => remedies !== undefined)?.remedies,
    until: moment(proof.until),
  };
}

const people = directory('  head: ben\n  director: cleo\n');

const boundTold = ({ slack, latest }: Bound): string =>
  `${moment(slack.from)} -> ${moment(latest)}, ${lengthTold(Math.abs(slack.ms))} ${slack.ms < 0 ? 'too late' : 'to spare'}`;

const lengthTold = (ms: number): string => {
  const [hours, minutes, rest] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    ms % 60_000,
  ];
  const parts = [
    ...(hours > 0 ? [`${hours}h`] : []),
    ...(minutes > 0 ? [`${minutes}m`] : []),
    ...(rest > 0 ? [`${rest / 1000}s`] : []),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(' ');
};

/** `answered approved head`: what, and all that is known of it. */
const happeningTold = ({ what, ...its }: Happening): string =>
  [what, ...Object.values(its).flat()].join(' ');
