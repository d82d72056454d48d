import { importsOf, type Sources, targetOf } from './sources.ts';

/** Circles of imports among our files, types included; each is given once, as a readable chain. */
export function importCycles(sources: Sources): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const cycles: string[] = [];

  const visit = (path: string): void => {
    if (state.get(path) === 'open') {
      const circle = [...trail.slice(trail.indexOf(path)), path];
      cycles.push(`${circle.join(' → ')} is a circle: move what both need into a file of its own.`);
      return;
    }
    if (state.has(path)) return;
    state.set(path, 'open');
    trail.push(path);
    for (const specifier of importsOf(path, sources.get(path) ?? '')) {
      const target = targetOf(path, specifier);
      if (target !== null && sources.has(target)) visit(target);
    }
    trail.pop();
    state.set(path, 'done');
  };

  for (const path of sources.keys()) visit(path);
  return cycles;
}
