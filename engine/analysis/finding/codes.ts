/** Every code of a proof with its meaning; each has a page with a wrong and a right example. */
export const proofCodes = {
  // Answers and promises.
  ghosted: 'On some path the case ends without the candidate having heard an answer.',
  'promise-broken': 'A promise does not hold on the worst path; the finding has its date.',
  'promise-never': 'On some path what was promised never comes.',
  'promise-unknown': 'A promise names nothing that could ever keep it.',
  'silence-broken': 'The candidate can be without a word for longer than promised.',
  'withdrawal-unanswered': 'A candidate who withdraws is not told that it has been noted.',
  'start-unbounded':
    'A promise counts from a moment before the start, and nothing says how long before.',
  'beyond-horizon': 'Within the days that the calendars know, nothing can be proved.',
  'too-wide':
    'So much can happen side by side that not everything can be looked at; nothing is proved.',

  // Only who may decide decides, and the candidate hears one truth.
  'offer-unapproved': 'On some path an offer leaves without anybody having approved it.',
  'offer-by-silence': 'On some path an offer leaves because nobody answered.',
  'approval-after-offer': 'An approval opens, or is still open, when the offer has already left.',
  'rejection-by-score': 'On some path facts of the case alone reject the candidate.',
  'offer-and-regret': 'On some path the candidate hears a yes and a no, and no correction between.',
  'two-offers': 'On some path the candidate gets two different offers, and no correction between.',

  // Everybody who is asked or told is there.
  'nobody-there': 'In some department nobody who is active holds a role that is asked or told.',
  'escalation-same': 'In some department a rung reaches only people who have been silent already.',
  'escalation-overlaps': 'In some department a rung reaches some who have been silent already.',
  'quorum-unreachable': 'In some department fewer different people are asked than must say yes.',
  'same-approver': 'In some department two approvals in a row come down to the same person.',

  // Messages say what fits the path on which they are sent.
  'offer-after-no': 'An intent or offer follows a no, or silence, that nobody has decided anew.',
  'regret-after-yes': 'A regret follows a yes, and nothing has been decided since.',
  'undecided-after-no': 'The candidate hears that there is no decision yet, right after a no.',
  'undecided-after-outcome':
    'The candidate hears that there is no decision yet, having been told the outcome already.',
  'offer-term-shown':
    'A message that is neither an intent nor an offer names a term of the offer to the candidate.',
  'value-is-moment':
    'A text shows the moment that a step gives it without saying in whose zone: it cannot be written.',
  'value-not-moment': 'A text shows as a moment what a step gives it as plain text.',

  // Rules of the packs that the flow keeps.
  'rule-broken': 'The candidate hears later than a pack wants; the finding has its date.',
  'rule-never': 'On some path the candidate never hears what a pack wants them to hear.',
  'expiry-missing': 'A pack wants every such message to say until when it can be answered.',
  'answer-cut-short':
    'A pack wants the candidate to have all the time that the message gives them.',
  'answer-after-expiry':
    'A pack wants nobody to accept what has lapsed: the time to answer is longer than the message says.',
  'offer-taken-back':
    'A pack wants an offer to stand until the candidate has answered or let it lapse.',
  'person-missing': 'A pack wants a person to have been asked before such a message leaves.',
  'shown-in-class': 'A pack forbids that messages of a class name such a field of the case.',
} as const satisfies Readonly<Record<string, string>>;

export type ProofCode = keyof typeof proofCodes;
