/** The files that are spoiled. */
export const core = 'flows/core-transparent.yaml';
export const basic = 'flows/basic-instant.yaml';
export const urgent = 'flows/urgent-fast-track.yaml';
export const regret = 'parts/regret.yaml';
export const undecided = 'parts/no-decision-yet.yaml';
export const beside = 'parts/guide-and-call.yaml';
export const guide = 'parts/guide.yaml';
export const house = 'house.yaml';
export const directory = 'directory.yaml';
/** Read as it is written only where it is spoiled: else all cases take the one flow. */
export const routing = 'routing.yaml';

/** Promises that mutations break. */
export const coreAnswer = '- { tell: candidate, about: answer, within: 3 business days }';
export const coreSilence = '- { silence: candidate, atMost: 3 business days }';
export const coreCall = '- { todo: beside/hr-call, within: 8 business hours, after: answer.sent }';
export const hourAnswer = '- { tell: candidate, about: answer, within: 1 business hour }';
export const basicCall = '- { todo: hr-call, within: 24h, after: answer.sent }';
export const urgentCall = '- { todo: hr-call, within: 150m, after: answer.sent }';

/** The message that asks, and is the offer. */
export const asksByOffer = '- ask: candidate\nid: answer';
