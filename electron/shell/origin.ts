/** The app's own pages stand at `app://ui/`, nowhere else. */
export const uiScheme = 'app';
export const uiHost = 'ui';
export const uiOrigin = `${uiScheme}://${uiHost}`;
export const uiStart = `${uiOrigin}/index.html`;

/** Whether a frame with this address shows one of the app's own pages. */
export function isUiAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === `${uiScheme}:` && host === uiHost;
}
