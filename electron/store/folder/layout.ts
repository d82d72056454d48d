import { join } from 'node:path';
import type { DocumentKind } from '../../../core/model/envelope.ts';

export const kindFolders: Readonly<Record<DocumentKind, string>> = {
  article: 'articles',
  annotations: 'annotations',
  briefing: 'briefings',
};

/** The two-hex folder of an id: the low byte of FNV-1a over its characters, which spreads ids evenly. */
export function shardOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash & 0xff).toString(16).padStart(2, '0');
}

export function documentPath(root: string, kind: DocumentKind, id: string): string {
  return join(root, kindFolders[kind], shardOf(id), `${id}.json`);
}

/** `name` is the file's, as `formatBinName` makes it. */
export function binPath(root: string, kind: DocumentKind, name: string): string {
  return join(root, 'bin', kindFolders[kind], name);
}
