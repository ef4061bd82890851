import type { Request } from 'express';
import type { UploadRecord } from '../../store/uploads.ts';
import { principalOf } from '../http/keys.ts';
import { segment } from '../http/respond.ts';
import type { ServerServices } from '../services/services.ts';

/** The file that a path names, if whoever asks may read it. */
export async function readFile(
  { cases, uploads }: Pick<ServerServices, 'cases' | 'uploads'>,
  request: Request,
): Promise<UploadRecord | undefined> {
  const id = segment(request, 'id');
  const file = await uploads.read(id, segment(request, 'file'));
  if (file === undefined) return undefined;
  const seen = await cases.seen(id, principalOf(request));
  return seen.file(file.asked) ? file : undefined;
}
