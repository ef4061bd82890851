import {
  checkExpression,
  type ExpectedType,
} from '../../../../engine/expression/check/check-expression.ts';
import { environment } from '../sample.ts';

/** Each: the expression with its wrong part in [[ ]], then code and message, then what to do. */
const diagnostics: Readonly<Record<ExpectedType, string>> = {
  bool: `
  case.candidate.[[nam]] == "Ana"
    unknown-field: "case.candidate" has no field "nam"
    did you mean "name"?
  case.position.[[colour]] == "red"
    unknown-field: "case.position" has no field "colour"
    it has: family, location
  has(case.result.[[matsh]])
    unknown-field: "case.result" has no field "matsh"
    did you mean "match"?
  case.result.scores.exists(s, s.[[scor]] > 3)
    unknown-field: "s" has no field "scor"
    did you mean "score"?
  case.result.scores.filter(s, s.score > 3).exists(x, x.[[notes]] == "")
    unknown-field: "x" has no field "notes"
    did you mean "note"?
  [[case.candidate["nmae"]]] == "Ana"
    unknown-field: "case.candidate" has no field "nmae"
    did you mean "name"?
  case.?result.?[[matc]].orValue(1.0) > 0
    unknown-field: "case.?result" has no field "matc"
    did you mean "match"?
  [[casse]].result.passed
    unknown-name: "casse" is neither "case" nor an earlier step with a result
    did you mean "case"?
  [[result]].passed
    unknown-name: "result" is neither "case" nor an earlier step with a result
    did you mean "case.result"?
  [[hr]]-call.outcome == "confirmed"
    unknown-name: "hr" is neither "case" nor an earlier step with a result
    write "hr_call": in expressions "-" means minus
  [[zzz]] > 1
    unknown-name: "zzz" is neither "case" nor an earlier step with a result
    known here: case, told, hr_call, onboarding
  [[group]].outcome == "approved"
    step-not-run: step "group" may not have run yet here
    name a step that has run on every way to this place
  [[manager_call]].outcome == "yes"
    step-not-run: step "manager-call" may not have run yet here
    name a step that has run on every way to this place
  [[case.result.match]] > 80
    may-be-missing: "case.result.match" may be missing, and then the expression fails
    write "has(case.result.match) && ..."
  has(case.result.match) || [[case.result.match]] > 80
    may-be-missing: "case.result.match" may be missing, and then the expression fails
    write "has(case.result.match) && ..."
  has(case.result.match) ? true : [[case.result.match]] > 80
    may-be-missing: "case.result.match" may be missing, and then the expression fails
    write "has(case.result.match) && ..."
  has([[case.office]].city)
    may-be-missing: "case.office" may be missing, and then the expression fails
    write "has(case.office) && ..."
  [[onboarding.answers.lunch]] == "yes"
    may-be-missing: "onboarding.answers.lunch" may be missing, and then the expression fails
    write "has(onboarding.answers.lunch) && ..."
  has(case.custom) && [[case.custom["points"]]] > 3
    may-be-missing: "case.custom.points" may be missing, and then the expression fails
    write "has(case.custom.points) && ..."
  case.result.scores.all(s, [[s.note]] != "")
    may-be-missing: "s.note" may be missing, and then the expression fails
    write "has(s.note) && ..."
  [[case.candidate.name + 1]] == "x"
    expression-type: "+" does not work between a text and a number
    use values of the same type on both sides
  [[case.position.family == 3]]
    expression-type: "==" does not work between a text and a number
    use values of the same type on both sides
  case.candidate.tags.exists(t, [[t > 3]])
    expression-type: ">" does not work between a text and a number
    use values of the same type on both sides
  [[3 in case.candidate.tags]]
    expression-type: "in" does not work between a number and a list
    use values of the same type on both sides
  [[case.candidate == "Ana"]]
    expression-type: "==" does not work between "case.candidate" and a text
    use values of the same type on both sides
  [[case.candidate.name.startsWith(3)]]
    expression-type: "startsWith" cannot be used on this with a number
    look up what it takes
  [[case.candidate.name.startWith("A")]]
    unknown-function: there is no function "startWith"
    did you mean "startsWith"?
  [[now()]] == "x"
    expression-refused: "now" may not be used in a flow
    an expression has no clock: use "wait", "within" or "since" for time that passes
  [[case.candidate.name && true]]
    expression-type: logical operator requires bool operands, got "string"
    use values of one type here
  [[case.lastInterviewAt]] > told.sentAt
    expression-type: "case.lastInterviewAt" is a date-time and cannot be compared as a text
    write "timestamp(case.lastInterviewAt)", on both sides
  "2026-09-30" < [[told.sentAt]]
    expression-type: "told.sentAt" is a date-time and cannot be compared as a text
    write "timestamp(told.sentAt)", on both sides
  timestamp(told.sentAt) > timestamp([["2026-09-30"]])
    expression-type: "2026-09-30" is not a timestamp
    write it like timestamp("2026-09-30T18:00:00+08:00"), with the offset from UTC
  timestamp(told.sentAt) > timestamp([["2026-09-30T18:00:00.000"]])
    expression-type: "2026-09-30T18:00:00.000" is not a timestamp
    write it like timestamp("2026-09-30T18:00:00+08:00"), with the offset from UTC
  [[case.candidate.name.matches("(a+)+$")]]
    expression-refused: "matches" may not be used in a flow
    compare with "==", "startsWith", "endsWith" or "contains"
  [[cel.bind(x, "a", x == "a")]]
    expression-refused: "bind" may not be used in a flow
    write the value out where it is used
  [[dyn(case)]].nothing == 1
    expression-refused: "dyn" may not be used in a flow
    leave "dyn" out: the type of every field is known from case.yaml
  [[timestamp(told.sentAt).getHours("Asia/Shanghai")]] > 9
    expression-refused: "getHours" may not be used in a flow
    compare timestamps with each other: the parts of a date depend on the time zone
  [1].all(a, [1].all(b, [[[1].all(c, a == c)]]))
    expression-refused: lists are searched more than 2 deep
    ask for less in one expression
  case.candidate.name ==[[ ]]
    expression-syntax: the expression ends too early
    check brackets, quotes and operators here
  case.result.passed [[=]] true
    expression-syntax: "=" is not expected here
    compare with "=="
  case.result.passed [[and]] true
    expression-syntax: "and" is not expected here
    write "&&" for and, "||" for or, "!" for not
  [[case.candidate.name]]
    expression-result: a condition must be true or false, this is a text
    compare it with something, such as "== true" or "> 0"
  [[has(case.extra) ? case.extra : case.extra]]
    expression-result: a condition must be true or false, this is a value of unknown type
    compare it with something, such as "== true" or "> 0"
`,
  instant: `
  told.[[sendAt]]
    unknown-field: "told" has no field "sendAt"
    did you mean "sentAt"?
  [[case.offeredAt]]
    may-be-missing: "case.offeredAt" may be missing, and then the expression fails
    write "has(case.offeredAt) && ..."
  timestamp(told.sentAt) + duration([["2 days"]])
    expression-type: "2 days" is not a duration
    write it like duration("36h") or duration("1h30m")
  [[case.candidate.name]]
    expression-result: an instant is needed here, this is a text
    name a date-time of the case (format: date-time in case.yaml) or of a step, such as "told.sentAt"
  [[5]]
    expression-result: an instant is needed here, this is a number
    name a date-time of the case (format: date-time in case.yaml) or of a step, such as "told.sentAt"
`,
  any: `
  [[duration("1h")]]
    expression-result: a length of time cannot be kept or shown
    turn it into a text, a number or a timestamp
  [[case.result.?match]]
    expression-result: a value that may be missing cannot be kept or shown
    say what holds when it is missing: "....orValue(...)"
`,
};

const cases = Object.entries(diagnostics).flatMap(([expected, lines]) =>
  Array.from(
    lines.matchAll(/^ {2}(\S.*)\n {4}([\w-]+): (.*)\n {4}(.*)$/gm),
    ([, marked, ...found]) => ({
      expected: expected as ExpectedType,
      marked: marked ?? '',
      found,
    }),
  ),
);

test.each(cases)('as $expected: $marked', ({ expected, marked, found: [code, message, hint] }) => {
  const start = marked.indexOf('[[');
  // The last of several closing brackets: `[[case["nmae"]]]` ends with one of its own.
  const end = /\]\](?!\])/.exec(marked.slice(start))?.index ?? 0;
  const inside = marked.slice(start + 2, start + end);
  const cel = marked.slice(0, start) + inside + marked.slice(start + end + 2);
  expect(checkExpression(cel, environment, expected)).toEqual({
    code,
    start,
    end: start + inside.length,
    message,
    hint,
  });
});

test('the table is read whole', () => {
  expect(cases).toHaveLength(50);
});
