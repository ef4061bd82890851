import { told, type Judge } from './record.ts';

/** Every offer says until when it can be answered. */
export const expiryStated: Judge = (record) => {
  const offers = told(record, 'offer').map(({ message, step }) => ({
    step,
    expires: record.messages.find(({ id }) => id === message)?.with['expires'],
  }));
  const endless = offers.filter(({ expires }) => expires === undefined || !('at' in expires));
  return {
    armed: offers.length > 0,
    wrong: endless.map(({ step }) => `the offer of "${step}" does not say until when it stands`),
  };
};
