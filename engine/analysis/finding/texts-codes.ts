/** Codes of the proof that messages say what fits the way on which they are sent. */
export const textsCodes = {
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
} as const satisfies Readonly<Record<string, string>>;
