import type { ValuePath } from '../source/source.ts';
import { isBeforeAnew } from './begins-anew.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';

/**
 * Whether a step can have come to something while another one is under way: not where it stands behind it, inside it, or on another way of a
 * choice. Of what runs beside the line, the order in which it is written says nothing.
 */
export function mayHaveRun(
  { place: { path: other } }: WrittenStep,
  at: WrittenStep,
  flow: WrittenFlow,
): boolean {
  const { path } = at.place;
  const parted = path.findIndex((key, index) => key !== other[index]);
  if (parted < 0) return isBeside(at, other) || isBeforeAnew(at, other);
  if (parted >= other.length) return true;
  const around = stepsAround(at, flow);
  const inList = around.some(({ place }) => place.path.length === parted + 1);
  if (inList && Number(other[parted]) < Number(path[parted])) return true;
  if (inList) return around.some((step) => step.place.path.length > parted && isBeside(step, path));
  const choice = around.find(({ place }) => place.path.length <= parted);
  return choice === undefined || isBeside(choice, path) || isBeside(choice, other);
}

/** Whether the line need not wait for what a step has at this path, or comes by it again. */
const isBeside = (step: WrittenStep, path: ValuePath): boolean =>
  step.kind.beside?.includes(String(path[step.place.path.length])) === true ||
  isBeforeAnew(step, path);

/** A step and those around it, the innermost first. */
function stepsAround(step: WrittenStep, flow: WrittenFlow): readonly WrittenStep[] {
  const outer = step.place.parent && flow.stepAt(step.place.parent);
  return [step, ...(outer ? stepsAround(outer, flow) : [])];
}
