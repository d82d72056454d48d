import { dirname, join } from 'node:path';

/** The folders that a desk has, beside each other in a case's own folder. */
export type Places = {
  readonly library: string;
  readonly backups: string;
  readonly profile: string;
  readonly exports: string;
};

export function placesOf(library: string): Places {
  const desk = dirname(library);
  return { library, backups: join(desk, 'backups'), profile: join(desk, 'profile'), exports: join(desk, 'exports') };
}
