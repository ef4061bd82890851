import { HttpError } from '../http/http-error.ts';
import type { LinkProblem } from '../services/link-service.ts';

/** What a link has opened; throws what the page says where it opens nothing. */
export const openedBy = <View extends object>(opened: View | LinkProblem): View => {
  if (typeof opened === 'string') throw new HttpError(opened);
  return opened;
};
