/** Codes of the checks that the packs of a flow switch on. */
export const packsCodes = {
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
