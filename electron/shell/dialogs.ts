import { dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { Questions } from '../ipc/context.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

const sourceForms = [
  { name: 'Web pages', extensions: ['html', 'htm', 'xhtml'] },
  { name: 'PDF', extensions: ['pdf'] },
  { name: 'Word documents', extensions: ['docx'] },
  { name: 'E-mails', extensions: ['eml'] },
  { name: 'Text and Markdown', extensions: ['txt', 'text', 'md', 'markdown'] },
];
const importFilters = [
  { name: 'All sources', extensions: sourceForms.flatMap(({ extensions }) => extensions) },
  ...sourceForms,
  { name: 'All files', extensions: ['*'] },
];

/** The native dialogs of one window. They open where the last one of their kind ended. */
export function createQuestions(window: BrowserWindow, settings: SettingsFile): Questions {
  const importFolder = () => settings.remarks().importFolder ?? app.getPath('documents');
  const exportFolder = () => settings.remarks().exportFolder ?? app.getPath('documents');

  return {
    async chooseFiles() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Import sources',
        buttonLabel: 'Import',
        defaultPath: importFolder(),
        filters: importFilters,
        properties: importProperties(),
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return null;
      settings.remark({ importFolder: dirname(first) });
      return filePaths;
    },

    async chooseUpdate() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Update the source from a file',
        buttonLabel: 'Update',
        defaultPath: importFolder(),
        filters: importFilters,
        properties: ['openFile'],
      });
      const [path] = filePaths;
      if (canceled || path === undefined) return null;
      settings.remark({ importFolder: dirname(path) });
      return path;
    },

    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Import a folder',
        buttonLabel: 'Import',
        defaultPath: importFolder(),
        properties: ['openDirectory'],
      });
      const [folder] = filePaths;
      if (canceled || folder === undefined) return null;
      settings.remark({ importFolder: folder });
      return folder;
    },

    async chooseOriginalPath(fileName) {
      const ending = extname(fileName).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save the original',
        defaultPath: join(exportFolder(), fileName),
        filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return null;
      settings.remark({ exportFolder: dirname(filePath) });
      return filePath;
    },

    async chooseSavePath(fileName) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export',
        defaultPath: join(exportFolder(), fileName),
        filters: [{ name: 'Markdown', extensions: ['md'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return null;
      settings.remark({ exportFolder: dirname(filePath) });
      return filePath;
    },

    async chooseExportFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Export everything',
        buttonLabel: 'Export here',
        defaultPath: exportFolder(),
        properties: ['openDirectory', 'createDirectory'],
      });
      const [folder] = filePaths;
      if (canceled || folder === undefined) return null;
      settings.remark({ exportFolder: folder });
      return folder;
    },

    async chooseBackupFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Copy to another folder as well',
        buttonLabel: 'Copy here',
        defaultPath: settings.remarks().backupFolder ?? app.getPath('documents'),
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },

    async chooseRestoreFolder(name) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Restore into a new library',
        buttonLabel: 'Restore here',
        nameFieldLabel: 'Library',
        defaultPath: join(app.getPath('documents'), name),
        properties: ['createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },

    async chooseLibrary() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open a library',
        message: 'The folder of a library, or an empty one for a new library.',
        buttonLabel: 'Open',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },

    async confirmOverwrite(reason) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: 'Replace what is there?',
        detail: reason,
        buttons: ['Cancel', 'Replace'],
        defaultId: 0,
        cancelId: 0,
      });
      return response === 1;
    },
  };
}

/** Only macOS can offer files and folders in one dialog; elsewhere a folder is dropped onto the window. */
function importProperties(): NonNullable<OpenDialogOptions['properties']> {
  return process.platform === 'darwin'
    ? ['openFile', 'openDirectory', 'multiSelections']
    : ['openFile', 'multiSelections'];
}
