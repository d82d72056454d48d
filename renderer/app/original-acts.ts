import type { Article } from '../../core/model/article.ts';
import { request } from '../ipc/client.ts';
import { notify } from './notify.ts';
import { tellExport } from './tell-export.ts';

type Kept = Pick<Article, 'id' | 'version' | 'original'>;

/** Opens what the present version was made of in the system's own program, which main asks about first. */
export async function openOriginal({ id, version, original }: Kept): Promise<void> {
  if (original === null) return notify('No original was kept of this source.');
  await request('article.openOriginal', { id, version });
}

export async function saveOriginal({ id, version, original }: Kept): Promise<void> {
  if (original === null) return notify('No original was kept of this source.');
  tellExport(await request('article.saveOriginal', { id, version }));
}
