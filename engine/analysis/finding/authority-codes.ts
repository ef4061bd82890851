/** Codes of the proofs that only who may decide decides, and that the candidate hears one truth. */
export const authorityCodes = {
  'offer-unapproved': 'On some path an offer leaves without anybody having approved it.',
  'offer-by-silence': 'On some path an offer leaves because nobody answered.',
  'approval-after-offer': 'An approval opens, or is still open, when the offer has already left.',
  'rejection-by-score': 'On some path facts of the case alone reject the candidate.',
  'offer-and-regret': 'On some path the candidate hears a yes and a no, and no correction between.',
  'two-offers': 'On some path the candidate gets two different offers, and no correction between.',
} as const satisfies Readonly<Record<string, string>>;
