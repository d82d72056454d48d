import { app, type Session, type WebContents } from 'electron';
import { isInsideAddress } from './outside.ts';

/** Command-line switches of Chromium that must stand before Electron is ready. */
export function closeNetwork(): void {
  // No name is ever looked up for the window, not even by a prefetch that no request filter sees.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('dns-prefetch-disable');
}

/** Denies every window and session of the app whatever the desk doesn't need. `dev` lets the inspector work. */
export function installGuards(options: { readonly dev: boolean }): void {
  app.on('session-created', (session) => guardSession(session, options.dev));
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** No permission, no device, no download, and no request but to the app's own files. */
export function guardSession(session: Session, dev: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isInsideAddress(url, dev) }));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** A page stays where it is: no navigation, no frame, no web view, no new window. */
function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
