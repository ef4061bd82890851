/** What is told of flows as a story, sentence by sentence: each is the title of the scene that shows it, and they stand first. */
export const stories: Readonly<Record<string, readonly string[]>> = {
  'senior-transparent': [
    'the department, pay and the group review one after the other, then the offer leaves',
    "each review that is done is seen on the candidate's page, and what follows it",
    'a review that comes too late says sorry, and by when it is expected now',
    'the candidate reads two apologies at most, whatever else is late or sent back',
    'what is sent back goes to the recruiter with its reason, and the candidate reads no more than before',
    'the offer stands for five days from when it is sent, and is recalled 72 and 24 hours before its end',
  ],
};
