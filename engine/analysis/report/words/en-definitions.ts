import type { DefinitionSentences } from './definition-sentences.ts';

const rule = ': "{quote}" ({source}; pack "{pack}", in force since {effective})';

/** What the codes about people, texts and packs say in English. */
export const enDefinitions: DefinitionSentences = {
  'nobody-there': {
    message: 'nobody who is active is "{who}" in the department {department}',
    hint: 'name somebody in directory.yaml who is there, or ask somebody else',
  },
  'escalation-same': {
    message:
      'in the department {department} this escalates to {people}, who has let the time pass already',
    hint: 'escalate to somebody else than those who have been asked before',
  },
  'escalation-overlaps': {
    message: 'in the department {department} this escalates also to {people}, who has been silent',
    hint: 'escalate to people who have not been asked before',
  },
  'quorum-unreachable': {
    message:
      'in the department {department} {needed} must say yes, but only {there} can: one person fills one seat, and the seats come down to {people}',
    hint: 'ask more people, need fewer, or give the roles to different people in directory.yaml',
  },
  'same-approver': {
    message:
      'in the department {department} {person} decides here, and has already decided in "{before}"',
    hint: 'ask two different people, or leave one of the two approvals out',
  },
  'offer-after-no': {
    message: '"{template}" makes an offer although "{after}" has not said yes',
    hint: 'send it only after a yes, or have somebody decide again before it',
  },
  'regret-after-yes': {
    message: '"{template}" says no right after the yes of "{after}"',
    hint: 'move it below "rejected:", or decide once more in between',
  },
  'undecided-after-no': {
    message: '"{template}" says that nobody has decided, but "{after}" has said no',
    hint: 'tell the candidate the decision, or have somebody decide again',
  },
  'undecided-after-outcome': {
    message: '"{template}" says that nobody has decided, after "{after}" has told the outcome',
    hint: 'leave it out there; in a backstop write "unless: answer"',
  },
  'offer-term-shown': {
    message:
      '"{template}" is of class {class}, but names "{field}", a term of the offer, to the candidate',
    hint: 'name terms only in messages of class intent or offer, after the approval',
  },
  'value-is-moment': {
    message: '"{template}" ({locale}) shows the moment "{value}" without a zone',
    hint: 'write "{value} | when" in the template, or give it a text that is no duration',
  },
  'value-not-moment': {
    message: '"{template}" ({locale}) shows "{value}" as a moment, and "{written}" is none',
    hint: 'give it a duration such as "5 business days", a date, or "=<expression>"',
  },
  'rule-broken': {
    message: `the candidate hears {comes} where {due} is the latest[, {over} too late]${rule}`,
    hint: '[{remedies}; or ]shorten a step, or add a backstop',
  },
  'rule-never': {
    message: `on some path the candidate never hears what they have to[: the case ends as "{outcome}"]${rule}`,
    hint: 'send it on this path as well, or add a backstop that does',
  },
  'expiry-missing': {
    message: `"{template}" does not say until when it can be answered${rule}`,
    hint: 'add "with: { {value}: 5 business days }", or how long you mean',
  },
  'answer-cut-short': {
    message: `the candidate has less time to answer here than the {said} that "{after}" gives them${rule}`,
    hint: 'write "within: {said}", or give less time in the message',
  },
  'answer-after-expiry': {
    message: `the candidate can answer here for longer than the {said} for which "{after}" stands${rule}`,
    hint: 'write "within: {said}", or give more time in the message',
  },
  'offer-taken-back': {
    message: `"{template}" takes back what "{after}" has told, before the time to answer is over${rule}`,
    hint: 'wait for the answer of the candidate, or until the time has passed',
  },
  'person-missing': {
    message: `"{template}" can leave without that anybody has been asked to decide${rule}`,
    hint: 'ask a person before it, with an "approve"',
  },
  'shown-in-class': {
    message: `"{template}" names "{field}" to the candidate${rule}`,
    hint: 'take it out of the message',
  },
};
