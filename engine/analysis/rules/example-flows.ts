// What flows on several pages have alike; each page shows the whole.

/** With this most examples begin. */
export const departmentReview = `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]`;

const offer = `
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }`;

/** An offer after a yes, and an answer otherwise. */
export const approvedOffer = `${departmentReview}${offer}
  - end: told
`;

/** The first one, of a flow that keeps the rules of a pack. */
export const approvedOfferOfPack = `
packs: [cn]${approvedOffer}`;

/** An offer after two yeses. */
export const twoApprovals = `${departmentReview}
  - approve: Group approval
    id: group
    by: group-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]${offer}
  - end: told
`;

/** An offer that the candidate answers. */
export const answeredOffer = `${departmentReview}${offer}
  - ask: candidate
    id: answer
    form: offer-answer
    within: 5 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [{ run: offer-declined }] }
    silent: [{ run: offer-lapsed }]
  - end: accepted
`;

/** The same, of a flow that keeps the rules of a pack. */
export const answeredOfferOfPack = `
packs: [cn]${answeredOffer}`;

/** How an example begins that the routing takes for low scores. */
export const routedExample = `
# routing.yaml
rules:
  - { when: has(case.result) && has(case.result.match) && case.result.match < 60, flow: example }
  - { flow: core-transparent }
---
# flows/example.yaml
flow: example
title: Example
calendar: cn-office`;
