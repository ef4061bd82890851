import type { authorityCodes } from '../../finding/authority-codes.ts';
import type { Sentence } from './catalogue.ts';

/** What the codes about authority and about one truth say in English. */
export const enAuthority: Readonly<Record<keyof typeof authorityCodes, Sentence>> = {
  'offer-unapproved': {
    message: '"{offer}" makes an offer that nobody has approved[, on the way {path}]',
    hint: 'put an approval before it, or move it behind the last one',
  },
  'offer-by-silence': {
    message: '"{offer}" makes an offer although "{approval}" was not answered[, on the way {path}]',
    hint: 'let the silence of "{approval}" tell that there is no decision yet, or ask somebody else before the offer',
  },
  'approval-after-offer': {
    message: '"{approval}" asks for approval when "{offer}" has made the offer already[: {path}]',
    hint: 'move the offer behind the last approval',
  },
  'rejection-by-score': {
    message: 'facts alone decide that "{regret}" rejects the candidate[, on the way {path}]',
    hint: 'ask a person before the regret, with an "approve" that the facts only inform',
  },
  'offer-and-regret': {
    message: '"{template}" contradicts what "{before}" has told the candidate[: {path}]',
    hint: 'end the case after the first of the two, or tell a correction between them',
  },
  'two-offers': {
    message: '"{template}" makes another offer than "{before}" has made[: {path}]',
    hint: 'send one of the two, tell a correction between them, or wait for the answer to the first',
  },
};
