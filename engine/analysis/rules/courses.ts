import {
  type Behaviour,
  type Branch,
  type Choice,
  type FlowBehaviour,
  pass,
} from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { asksCandidate, isApprovalApart, isDecision, tellsCandidate } from './decision.ts';
import { createNumbering, type Numbering } from './numbering.ts';

/**
 * The steps of choices, and of forms of the candidate, whose ways lead to different courses: to a no or to none, or to other questions to
 * people of the house. What else is done on them, and how a no is worded, makes no difference.
 */
export function differingSteps(flow: FlowBehaviour): ReadonlySet<string> {
  const courses: Courses = { ...createNumbering(), differing: new Set() };
  for (const line of linesOf(flow)) courseOf(line, over, courses);
  return courses.differing;
}

/** What may come, up to the first no or the end; equal for courses that are alike. */
type Course = number;

interface Courses extends Numbering {
  readonly differing: Set<string>;
}

const over = -1;
const saysNo = -2;
const ended = -3;

/** The course of a behaviour with what comes behind it. */
const courseOf = (behaviour: Behaviour, behind: Course, courses: Courses): Course =>
  courses.once(behaviour, behind, () => visit(walks, behaviour, behind, courses));

const goesOn = (_behaviour: Behaviour, behind: Course): Course => behind;

const walks: Visitor<Course, [behind: Course, courses: Courses]> = {
  pass: goesOn,
  delay: goesOn,
  show: goesOn,
  sequence: ({ of }, behind, courses) =>
    of.reduceRight((rest, one) => courseOf(one, rest, courses), behind),
  send: (send, behind, courses) => {
    const handlers = [send.undelivered, send.unknown ?? pass].map((one) =>
      courseOf(one, send.holds ? behind : over, courses),
    );
    if (tellsCandidate(send, 'regret')) return saysNo;
    if (!send.holds) return handlers.reduce((rest, one) => beside(one, rest, courses), behind);
    const ways = handlers.map((course, index) => ({ key: `${index}`, course }));
    return either([{ key: 'arrived', course: behind }, ...ways], courses);
  },
  task: (task, behind, courses) => {
    const ways = waysOf(task.answers, behind, courses);
    const silent = { key: 'silent', course: courseOf(task.silent.behaviour, behind, courses) };
    if ((asksCandidate(task) || isApprovalApart(task)) && isSplit(ways))
      courses.differing.add(task.step);
    // What was decided may be asked later.
    return isDecision(task)
      ? named('asked', [...ways, silent], courses)
      : either([...ways, silent], courses);
  },
  choice: ({ step, branches }, behind, courses) => {
    const ways = waysOf(branches, behind, courses);
    if (isSplit(ways)) courses.differing.add(step);
    return either(ways, courses);
  },
  fork: ({ behaviour }, behind, courses) =>
    beside(courseOf(behaviour, over, courses), behind, courses),
  end: () => ended,
};

interface CourseWay {
  readonly key: string;
  readonly course: Course;
}

const waysOf = (
  branches: readonly (Branch & Pick<Choice['branches'][number], 'when'>)[],
  behind: Course,
  courses: Courses,
): readonly CourseWay[] =>
  branches.map(({ label, when, behaviour }) => ({
    key: when?.cel ?? label,
    course: courseOf(behaviour, behind, courses),
  }));

const isSplit = ([first, ...others]: readonly CourseWay[]): boolean =>
  others.some(({ course }) => course !== first?.course);

const either = (ways: readonly CourseWay[], courses: Courses): Course => {
  const [first] = ways;
  return first === undefined || isSplit(ways) ? named('either', ways, courses) : first.course;
};

const beside = (branch: Course, behind: Course, courses: Courses): Course =>
  branch === over
    ? behind
    : named(
        'beside',
        [
          { key: 'branch', course: branch },
          { key: 'behind', course: behind },
        ],
        courses,
      );

const named = (kind: string, ways: readonly CourseWay[], courses: Courses): Course =>
  courses.named(JSON.stringify([kind, ...ways.map(({ key, course }) => [key, course])]));
