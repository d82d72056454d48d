// Runs inside a runtime that has no default app of its own; see ../default-app.ts.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER-OF-AN-APP\n');
  process.exit(2);
}
const appPath = resolve(folder);
const { name, productName, version, main } = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(appPath);
// Electron holds `ready` back until this has been awaited.
await import(pathToFileURL(join(appPath, main)).href);
