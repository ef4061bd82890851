// Flows that are right on several pages; each page shows the whole, as it shows the wrong one.

/** An offer after a yes, and an answer otherwise. */
export const approvedOffer = `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`;

/** The first one, of a flow that keeps the rules of a pack. */
export const approvedOfferOfPack = `
packs: [cn]${approvedOffer}`;

/** An offer after two yeses. */
export const twoApprovals = `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - approve: Group approval
    id: group
    by: group-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`;

/** Of a flow that keeps the rules of a pack: an offer that the candidate answers. */
export const answeredOffer = `
packs: [cn]
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 5 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [{ run: offer-declined }] }
    silent: [{ run: offer-lapsed }]
  - end: accepted
`;
