import {
  AssignTag,
  BreakTag,
  CaseTag,
  ContinueTag,
  ForTag,
  IfTag,
  Output,
  UnlessTag,
  Value,
  type Template,
} from 'liquidjs';
import { momentType } from '../../../../expression/check/value-type.ts';
import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { checkLoop, itemOf } from './check-loop.ts';
import { checkShown } from './check-shown.ts';
import { kindOf } from './filter-types.ts';
import type { ParsedText } from './liquid.ts';
import { markersOf, type Marker } from './markers.ts';
import { presenceOf, presenceOfCase } from './presence.ts';
import type { TextPart } from './text-part.ts';
import { forloopType, type TextScope } from './text-scope.ts';
import {
  assigning,
  joined,
  knowing,
  looping,
  sameState,
  startOfText,
  type TextState,
} from './text-state.ts';
import { tokenValue, typeOfValue } from './text-value.ts';
import type { TextContext } from './text-context.ts';

/** Reports variables that do not exist, those that may be missing where they are shown, and filters that make nothing of what they are given. */
export function checkVariables(
  part: TextPart,
  { nodes }: ParsedText,
  scope: TextScope,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const markers = markersOf(part.text);
  const context: TextContext = {
    text: part.text,
    scope,
    markers,
    report: (message, start, end) => found.push(part.diagnosticAt(message, start, end)),
  };
  walk(nodes, startOfText, { context, exits: [] });
  for (const marker of markers) checkReader(marker, context);
  return found;
}

/** Names are no identity: somebody who decides may be called like the candidate. */
function checkReader({ inner, start, end }: Marker, { report }: TextContext): void {
  if (!/\brecipient\.name\s*[!=]=|[!=]=\s*recipient\.name\b/.test(inner)) return;
  const message = {
    code: 'reader-by-name',
    message: 'two people may have one name, so a name does not say who reads this',
    hint: 'ask "recipient.isCandidate"',
  } as const;
  report(message, start, end);
}

interface TextWalk {
  readonly context: TextContext;
  /** The states at which the loop around is left, or begins its next round. */
  readonly exits: TextState[];
}

/** The state behind some nodes; `undefined` where all their ways leave the loop around them. */
function walk(
  nodes: readonly Template[],
  start: TextState,
  along: TextWalk,
): TextState | undefined {
  let state: TextState | undefined = start;
  for (const node of nodes) {
    if (state === undefined) return undefined;
    state = pass(node, state, along);
  }
  return state;
}

function pass(node: Template, state: TextState, along: TextWalk): TextState | undefined {
  if (node instanceof BreakTag || node instanceof ContinueTag) {
    along.exits.push(state);
    return undefined;
  }
  if (node instanceof IfTag || node instanceof UnlessTag) return passBranches(node, state, along);
  if (node instanceof CaseTag) return passCase(node, state, along);
  if (node instanceof ForTag) return passLoop(node, state, along);
  if (node instanceof AssignTag) return passAssign(node, state, along);
  if (node instanceof Output) checkShown(node, state, along.context);
  return state;
}

function passBranches(
  node: IfTag | UnlessTag,
  start: TextState,
  along: TextWalk,
): TextState | undefined {
  let state = start;
  let after: TextState | undefined;
  for (const [index, { value, templates }] of node.branches.entries()) {
    typeOfValue(value, state, along.context, true);
    const { whenTrue, whenFalse } = presenceOf(value);
    const isTurned = node instanceof UnlessTag && index === 0;
    const entered = knowing(state, isTurned ? whenFalse : whenTrue);
    after = joined(after, walk(templates, entered, along));
    state = knowing(state, isTurned ? whenTrue : whenFalse);
  }
  return joined(after, walk(node.elseTemplates ?? [], state, along));
}

/** More than one branch may be taken, one after the other. */
function passCase(node: CaseTag, start: TextState, along: TextWalk): TextState | undefined {
  typeOfValue(node.value, start, along.context, true);
  let state: TextState | undefined = start;
  for (const { values, templates } of node.branches) {
    if (state === undefined) return undefined;
    for (const value of values) tokenValue(value, state, along.context, true);
    const entered = knowing(state, presenceOfCase(node.value, values));
    state = joined(state, walk(templates, entered, along));
  }
  return joined(state, walk(node.elseTemplates, start, along));
}

function passAssign(node: AssignTag, state: TextState, { context }: TextWalk): TextState {
  const [value] = node.arguments();
  const [name] = node.localScope();
  if (!(value instanceof Value) || name === undefined) return state;
  const { type, missing } = typeOfValue(value, state, context, false);
  const isMoment = kindOf(type) === 'given moment';
  return assigning(state, name.content, { type: isMoment ? momentType : type, missing });
}

/** Rounds of a loop until no further one says anything new about names that it assigns. */
const mostRounds = 8;

function passLoop(node: ForTag, start: TextState, along: TextWalk): TextState | undefined {
  const list = checkLoop(node, start, along.context);
  const items = { [node.variable]: itemOf(list), forloop: { type: forloopType, missing: false } };
  const quiet: TextContext = { ...along.context, report: () => {} };
  const round = (state: TextState, context: TextContext): TextState => {
    const exits: TextState[] = [];
    const end = walk(node.templates, looping(state, items), { context, exits });
    const all = [...exits, end].reduce<TextState | undefined>(joined, undefined);
    return { ...(joined(state, all) ?? state), items: state.items };
  };
  let state = start;
  if (assigns(node.templates))
    for (let count = 0; count < mostRounds; count += 1) {
      const next = round(state, quiet);
      if (sameState(next, state)) break;
      state = next;
    }
  const after = round(state, along.context);
  return joined(after, walk(node.elseTemplates, start, along));
}

const assigns = (nodes: readonly Template[]): boolean =>
  nodes.some((node) => node instanceof AssignTag || assigns([...(childrenOf(node) ?? [])]));

function childrenOf(node: Template): readonly Template[] | undefined {
  if (node instanceof ForTag) return [...node.templates, ...node.elseTemplates];
  if (node instanceof IfTag || node instanceof UnlessTag || node instanceof CaseTag)
    return [...node.branches.flatMap(({ templates }) => templates), ...(node.elseTemplates ?? [])];
  return undefined;
}
