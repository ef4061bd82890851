import { compileAll } from '../../../engine/compiler/compile.ts';
import type { PromiseBound } from '../../../engine/analysis/finding/certificate.ts';
import type { Finding, CounterexampleEvent } from '../../../engine/analysis/finding/finding.ts';
import { prove, type Proof } from '../../../engine/analysis/prove.ts';
import { calendars, moment } from './january.ts';
import { inOtherCalendar } from './other-calendar.ts';
import { rehearseCounterexample } from './rehearsed-counterexample.ts';
import { baseDefinitions, directory, type ProofSubject, subjectOf } from './subject.ts';
import { unsoundBounds } from './unsound-bounds.ts';

/** A flow in short. */
export interface ShortFlow {
  /** As the file would have it, such as `silence: candidate, atMost: 3 days`. */
  readonly promise?: string;
  readonly steps: string;
  /** Further keys of the flow. */
  readonly more?: string;
  /** Default: `office`. */
  readonly calendar?: string;
  /** Calendars in which steps that run a part count, by id; default: that of the flow. */
  readonly others?: Readonly<Record<string, string>>;
  /** Further definitions, or others. */
  readonly files?: Readonly<Record<string, string>>;
  /** The day from which worst starts are told; default: the first that is known. */
  readonly today?: string;
}

/** The proof of a short flow, in words that a table can hold. */
export interface ProofSummary {
  /** The latest that it comes, from the moment with the least to spare: `Wed 01-14 17:00 -> Mon 01-19 09:15, 1h to spare`. */
  readonly bound: string;
  /** Code, and why it may be a false alarm. */
  readonly findings: readonly string[];
  /** The counterexample of the first finding that has one. */
  readonly run: readonly string[];
  readonly remedies: Finding['remedies'];
  readonly until: string;
}

/** Flows of a table by their sentences: what is proved of each, and where that is untrue. */
export interface ProvedTable {
  readonly proved: (sentence: string) => ProofSummary;
  /**
   * What runs of the flow contradict: bounds that a random run does not keep, and certain counterexamples that come to
   * something else than their bound when they are rehearsed.
   */
  readonly contradicted: (sentence: string) => readonly string[];
}

/** Compiles the flows of a table all at once, and proves each once. */
export async function proveAll(table: Readonly<Record<string, ShortFlow>>): Promise<ProvedTable> {
  const subjects = await subjectsOf(table);
  const proofs = new Map<string, Proof>();
  const known = (sentence: string) => {
    const subject = subjects.get(sentence);
    if (subject === undefined) throw new Error(`no flow: ${sentence}`);
    const proof =
      proofs.get(sentence) ?? prove(subject.plan, undefined, instantIn(table[sentence]?.today));
    proofs.set(sentence, proof);
    return { subject, proof };
  };
  return {
    proved: (sentence) => summaryOf(known(sentence).proof),
    contradicted: (sentence) => {
      const { subject, proof } = known(sentence);
      const shown = proof.findings.flatMap((finding) => rehearseCounterexample(finding, subject));
      return [...shown, ...unsoundBounds(proof, subject)];
    },
  };
}

const instantIn = (day: string | undefined): number | undefined =>
  day === undefined ? undefined : Date.parse(day);

/** The proof subjects of flows in short. */
async function subjectsOf(
  table: Readonly<Record<string, ShortFlow>>,
): Promise<ReadonlyMap<string, ProofSubject>> {
  const rows = Object.entries(table);
  const files = rows.map(([, short], index) => ({
    [`flows/row-${index}.yaml`]: flowOf(`row-${index}`, short),
    ...short.files,
  }));
  const compiled = await compileAll(
    new Map(
      Object.entries({
        ...baseDefinitions,
        ...calendars,
        'directory.yaml': people,
        'routing.yaml': 'rules: [{ flow: row-0 }]\n',
        ...Object.assign({}, ...files),
      }),
    ),
  );
  return new Map(
    rows.map(([sentence, { others = {} }], index) => {
      const id = `row-${index}`;
      return [sentence, subjectOf(inOtherCalendar(compiled, id, others), id)];
    }),
  );
}

const flowOf = (
  id: string,
  { promise, steps, more = '', calendar = 'office' }: ShortFlow,
): string =>
  [
    `flow: ${id}\ntitle: ${id}\ncalendar: ${calendar}\n`,
    promise === undefined ? '' : `promises: [{ ${promise} }]\n`,
    more === '' ? '' : `${more}\n`,
    `steps:\n${steps.replace(/^\n/, '')}\n`,
  ].join('');

function summaryOf(proof: Proof): ProofSummary {
  const [bound] = proof.bounds;
  const dated = proof.findings.find(({ example }) => example !== undefined);
  return {
    bound: bound ? boundText(bound) : 'nothing',
    findings: proof.findings.map(({ code, maybe }) => (maybe ? `${code} (${maybe})` : code)),
    run: (dated?.example?.rows ?? []).map(
      ({ step, at, happens }) => `${moment(at)} ${step} ${eventText(happens)}`,
    ),
    remedies: proof.findings.find(({ remedies }) => remedies !== undefined)?.remedies,
    until: moment(proof.until),
  };
}

const people = directory('  head: ben\n  director: cleo\n');

const boundText = ({ slack, latest, provisional }: PromiseBound): string =>
  `${moment(slack.from)} -> ${moment(latest)}, ${lengthText(Math.abs(slack.ms))} ${slack.ms < 0 ? 'too late' : 'to spare'}${provisional ? ', provisional' : ''}`;

const lengthText = (ms: number): string => {
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
const eventText = ({ what, ...details }: CounterexampleEvent): string =>
  [what, ...Object.values(details).flat()].join(' ');
