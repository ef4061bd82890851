import type { Request, Response } from 'express';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import type { OfferedFact } from '../../engine/compiler/files/case/validate-given-fact.ts';
import type { ActOrigin } from '../../engine/model/act.ts';
import { isObject, type InvalidValue, type Json } from '../../engine/model/base.ts';
import { isOutcomeName } from '../../engine/interpreter/intervention.ts';
import { reservedOutcomes } from '../../engine/model/outcome-names.ts';
import type { GivenToCase } from '../services/fact-for-case.ts';
import type { MendedBesides } from '../services/go-on-from-journal.ts';
import type { InterventionResult } from '../services/intervention-result.ts';
import type { ServerServices } from '../services/services.ts';
import { fieldsOf, refuseForNow, refuseInvalid, refuseUnknown } from './api-answers.ts';
import { readAccepted } from './api-accept.ts';
import { actProblems, wayOf } from './api-body.ts';
import { unknownKeys } from './api-fields.ts';

/** `POST /api/cases/:id/resume`: lets a stopped case go on, as it is, under the plan of today, with a fact, or from its journal. */
export const resume = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const way = readResumption(fieldsOf(request));
  if ('errors' in way) return response.status(422).json(way);
  const id = segment(request, 'id');
  const result = await resumeBy(services.interventions, id, { way, origin: wayOf(request) });
  return answer(services, { request, response, id }, result);
};

/** What lets a case go on. */
type Resuming =
  | { readonly mended: 'code' | 'plan' }
  | { readonly mended: 'fact'; readonly given: GivenToCase }
  | { readonly mended: 'journal'; readonly besides: MendedBesides };

export const resumptionKeys = ['mended', 'plan', 'fact', 'accept', 'channel'] as const;
export const closingKeys = ['outcome', 'template', 'channel'] as const;

interface InvalidResumption {
  readonly errors: readonly InvalidValue[];
}

const resumeBy = (
  interventions: ServerServices['interventions'],
  id: string,
  { way, origin }: { readonly way: Resuming; readonly origin: ActOrigin },
): Promise<InterventionResult> => {
  if (way.mended === 'fact') return interventions.resumeWithFact(id, way.given, origin);
  return way.mended === 'journal'
    ? interventions.resumeFromJournal(id, way.besides, origin)
    : interventions.resume(id, way.mended, origin);
};

const readResumption = (fields: ReturnType<typeof fieldsOf>): Resuming | InvalidResumption => {
  const { mended = 'code' } = fields;
  const errors = [...actProblems(fields), ...resumptionErrors(fields, mended)];
  if (errors.length > 0) return { errors };
  if (mended === 'code' || mended === 'plan') return { mended };
  if (mended === 'fact') {
    const given = readGiven(fields);
    return 'errors' in given ? given : { mended, given };
  }
  if (mended !== 'journal') return invalidAt('/mended', 'must be code, plan, fact or journal');
  const besides = readBesides(fields);
  return 'errors' in besides ? besides : { mended, besides };
};

/** What another way of going on takes would be lost. */
const resumptionErrors = (
  fields: ReturnType<typeof fieldsOf>,
  mended: unknown,
): readonly InvalidValue[] =>
  typeof mended === 'string' && Object.hasOwn(keysByWay, mended)
    ? unknownKeys(fields, {
        what: `a resumption with "mended": "${mended}"`,
        known: keysByWay[mended] ?? [],
      })
    : [];

const keysByWay: Readonly<Record<string, readonly string[]>> = {
  code: ['mended', 'channel'],
  plan: ['mended', 'channel'],
  fact: ['mended', 'fact', 'accept', 'channel'],
  journal: ['mended', 'plan', 'fact', 'accept', 'channel'],
};

const readBesides = (fields: ReturnType<typeof fieldsOf>): MendedBesides | InvalidResumption => {
  const { plan = false, fact } = fields;
  if (typeof plan !== 'boolean') return invalidAt('/plan', 'must be true or false');
  if (fact === undefined) return { what: plan ? 'plan' : 'nothing' };
  if (plan) return invalidAt('/plan', 'must be false where a fact is given: one at a time');
  const given = readGiven(fields);
  return 'errors' in given ? given : { what: 'fact', given };
};

const readGiven = ({
  fact,
  accept: words,
}: ReturnType<typeof fieldsOf>): GivenToCase | InvalidResumption => {
  const accept = readAccepted(words);
  if ('errors' in accept) return accept;
  const known = ['name', 'value', 'text'];
  const errors = isObject(fact) ? unknownKeys(fact, { what: 'a fact', known, at: '/fact' }) : [];
  if (errors.length > 0) return { errors };
  const offered = readOffered(fact);
  return offered === undefined
    ? invalidAt(
        '/fact',
        'must have a name, and its value: {"name": "position.startsAt", "value": ...}',
      )
    : { offered, accept };
};

const invalidAt = (pointer: InvalidValue['pointer'], message: string): InvalidResumption => ({
  errors: [{ pointer, message }],
});

/** A body is JSON, so what it holds is. */
function readOffered(fact: unknown): OfferedFact | undefined {
  if (!isObject(fact) || typeof fact['name'] !== 'string') return undefined;
  const { name, value, text } = fact;
  if (typeof text === 'string') return { name, text };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed from JSON
  return value === undefined ? undefined : { name, value: value as Json };
}

/** `POST /api/cases/:id/close`: ends a stopped case, and tells the candidate by a template unless nobody is to be told. */
export const close = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { outcome, template } = fieldsOf(request);
  const errors = actProblems(fieldsOf(request));
  if (errors.length > 0) return response.status(422).json({ errors });
  if (!isOutcomeName(outcome))
    return refuseInvalid(response, '/outcome', 'must be a word such as "rejected"');
  // The workflow itself takes them: what it has taken once must come about again.
  if (reservedOutcomes.has(outcome))
    return refuseInvalid(
      response,
      '/outcome',
      `must say what the case has come to, such as "rejected", and not "${outcome}"`,
    );
  if (template !== null && (typeof template !== 'string' || template === ''))
    return refuseInvalid(
      response,
      '/template',
      'must be the template that tells the candidate, or null where nobody is to be told',
    );
  const closing = { outcome, ...(template !== null && { template }), ...wayOf(request) };
  const id = segment(request, 'id');
  const result = await services.interventions.close(id, closing);
  return answer(services, { request, response, id }, result);
};

interface InterventionRequest {
  readonly request: Request;
  readonly response: Response;
  /** Of the case. */
  readonly id: string;
}

const answer = async (
  services: ServerServices,
  { request, response, id }: InterventionRequest,
  result: InterventionResult,
): Promise<Response> => {
  if (result.kind === 'done') {
    await recordUse(services, request, 'resume', id);
    return response.json({ done: true });
  }
  if (result.kind === 'unknown-case') return refuseUnknown(response);
  if (result.kind === 'invalid') return response.status(422).json({ errors: result.errors });
  if (result.kind === 'refused') return response.status(409).json({ refusal: result.refusal });
  if (result.kind === 'unsound')
    return response.status(422).json({
      error: 'flow-not-proved',
      message: 'the flow as it is now has faults, or is not proved',
      diagnostics: result.diagnostics,
    });
  const message = 'the case does not reply; look what is recorded before you send it again';
  return refuseForNow(response, message);
};
