import type { Locale } from '../../model/locale.ts';
import type { Finding } from './finding.ts';
import type { Phrases, Sentence } from './sentence.ts';

/** A kind of finding, and everything that is said of it. `Values` are what its sentence names. */
interface FindingKind<Values extends object> {
  readonly code: string;
  readonly severity: Finding['severity'];
  /** What it stands for, in one sentence, for lists. */
  readonly means: string;
  /** Why it matters, for its page. */
  readonly about: string;
  /** What has such a finding, and what has none: the keys of a flow, or whole files whose first lines name their paths. */
  readonly example: { readonly wrong: string; readonly right: string };
  readonly says: Readonly<Record<Locale, Teller<Values>['tell']>>;
}

interface Teller<Values extends object> {
  tell(finding: Finding<Values>, say: Phrases): Sentence;
}

/** A kind of finding by which findings are made, so that each has the values of its kind. */
export interface DefinedFinding<Values extends object> extends FindingKind<Values> {
  found(rest: Omit<Finding<Values>, 'code' | 'severity'>): Finding<Values>;
  readonly is: (finding: Finding) => finding is Finding<Values>;
}

/** Defines a kind of finding: its page, its sentences and its place in every list follow from it. */
export const defineFinding = <Values extends object>(
  kind: FindingKind<Values>,
): DefinedFinding<Values> => {
  const { code, severity, example } = kind;
  return {
    ...kind,
    example: { wrong: wholeExample(example.wrong), right: wholeExample(example.right) },
    found: (rest) => ({ ...rest, code, severity }),
    is: (finding): finding is Finding<Values> => finding.code === code,
  };
};

const wholeExample = (text: string): string =>
  `${text.startsWith('\n#') ? '' : exampleHead}${text.replace(/^\n/, '')}`;

/** How a flow begins of which an example writes nothing but what matters. */
const exampleHead = `# flows/example.yaml
flow: example
title: Example
calendar: cn-office
`;
