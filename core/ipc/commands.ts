/** One act a person can ask for by menu, shortcut or command palette. */
export type Command = {
  readonly id: string;
  /** As the menu and the palette show it. */
  readonly label: string;
  readonly menu: 'file' | 'edit' | 'view' | 'passage' | 'briefing' | 'help';
  /** Electron accelerator; absent when the act has no shortcut. */
  readonly accelerator?: string;
  /** A separator stands before it in its menu. */
  readonly separated?: true;
};

/** Every command, in menu order: the native menu, the palette and the shortcut hints are all made from this list. */
export const commands = [
  { id: 'briefing.new', label: 'New briefing', menu: 'file', accelerator: 'CmdOrCtrl+N' },
  { id: 'source.import', label: 'Import files…', menu: 'file', accelerator: 'CmdOrCtrl+O' },
  { id: 'source.importFolder', label: 'Import a folder…', menu: 'file' },
  { id: 'source.importUrl', label: 'Import from the web…', menu: 'file', accelerator: 'CmdOrCtrl+Shift+O' },
  { id: 'source.paste', label: 'New source from pasted text…', menu: 'file', accelerator: 'CmdOrCtrl+Shift+V' },
  { id: 'briefing.export', label: 'Export briefing…', menu: 'file', accelerator: 'CmdOrCtrl+E', separated: true },
  { id: 'source.export', label: 'Export source with notes…', menu: 'file', accelerator: 'CmdOrCtrl+Shift+E' },
  { id: 'library.export', label: 'Export everything…', menu: 'file', accelerator: 'CmdOrCtrl+Alt+E' },
  { id: 'briefing.copy', label: 'Copy briefing as Markdown', menu: 'file', accelerator: 'CmdOrCtrl+Shift+C' },
  { id: 'briefing.save', label: 'Save now', menu: 'file', accelerator: 'CmdOrCtrl+S', separated: true },
  { id: 'briefing.nameVersion', label: 'Name this version…', menu: 'file', accelerator: 'CmdOrCtrl+Shift+S' },
  { id: 'briefing.saveElsewhere', label: 'Save unsaved text elsewhere…', menu: 'file' },
  { id: 'library.open', label: 'Open another library…', menu: 'file', separated: true },
  { id: 'library.backups', label: 'Backups…', menu: 'file' },
  { id: 'library.restore', label: 'Restore from backup…', menu: 'file' },
  { id: 'library.bin', label: 'Bin…', menu: 'file' },
  { id: 'library.health', label: 'Damage and conflicts…', menu: 'file' },
  { id: 'library.removeSamples', label: 'Remove the sample library', menu: 'file', separated: true },
  { id: 'find.open', label: 'Go to…', menu: 'edit', accelerator: 'CmdOrCtrl+K', separated: true },
  { id: 'find.search', label: 'Search the library', menu: 'edit', accelerator: 'CmdOrCtrl+Shift+F' },
  { id: 'find.within', label: 'Find in the source or briefing', menu: 'edit', accelerator: 'CmdOrCtrl+F' },
  { id: 'find.next', label: 'Next hit', menu: 'edit', accelerator: 'F3' },
  { id: 'find.previous', label: 'Previous hit', menu: 'edit', accelerator: 'Shift+F3' },
  { id: 'act.undo', label: 'Undo last removal', menu: 'edit', accelerator: 'CmdOrCtrl+Alt+Z' },
  { id: 'source.details', label: 'Source details…', menu: 'edit', accelerator: 'CmdOrCtrl+D' },
  { id: 'briefing.details', label: 'Briefing details…', menu: 'edit', accelerator: 'CmdOrCtrl+Shift+D' },
  {
    id: 'source.update',
    label: 'Update source from a file…',
    menu: 'edit',
    accelerator: 'CmdOrCtrl+Shift+U',
    separated: true,
  },
  { id: 'source.updateFromUrl', label: 'Update source from its address', menu: 'edit' },
  { id: 'source.openOriginal', label: 'Open the original…', menu: 'edit' },
  { id: 'source.saveOriginal', label: 'Save the original…', menu: 'edit' },
  { id: 'source.remove', label: 'Remove source', menu: 'edit', separated: true },
  { id: 'briefing.remove', label: 'Remove briefing', menu: 'edit' },
  { id: 'app.preferences', label: 'Preferences…', menu: 'edit', accelerator: 'CmdOrCtrl+,', separated: true },
  { id: 'view.library', label: 'Show or hide the library', menu: 'view', accelerator: 'CmdOrCtrl+\\' },
  { id: 'view.edit', label: 'Edit briefing', menu: 'view', accelerator: 'CmdOrCtrl+Alt+1', separated: true },
  { id: 'view.split', label: 'Edit and preview', menu: 'view', accelerator: 'CmdOrCtrl+Alt+2' },
  { id: 'view.read', label: 'Read briefing', menu: 'view', accelerator: 'CmdOrCtrl+Alt+3' },
  {
    id: 'briefing.history',
    label: 'History of the briefing…',
    menu: 'view',
    accelerator: 'CmdOrCtrl+Shift+H',
    separated: true,
  },
  { id: 'source.history', label: 'History of the notes…', menu: 'view', accelerator: 'CmdOrCtrl+Alt+Shift+H' },
  { id: 'source.versions', label: 'Versions of the source…', menu: 'view', accelerator: 'CmdOrCtrl+Alt+V' },
  { id: 'focus.library', label: 'Go to the library', menu: 'view', accelerator: 'CmdOrCtrl+1', separated: true },
  { id: 'focus.source', label: 'Go to the source', menu: 'view', accelerator: 'CmdOrCtrl+2' },
  { id: 'focus.briefing', label: 'Go to the briefing', menu: 'view', accelerator: 'CmdOrCtrl+3' },
  { id: 'theme.system', label: 'Theme: as the system', menu: 'view', separated: true },
  { id: 'theme.light', label: 'Theme: light', menu: 'view' },
  { id: 'theme.dark', label: 'Theme: dark', menu: 'view' },
  { id: 'passage.key-point', label: 'Highlight as key point', menu: 'passage', accelerator: 'Alt+1' },
  { id: 'passage.quote', label: 'Highlight as quote', menu: 'passage', accelerator: 'Alt+2' },
  { id: 'passage.figure', label: 'Highlight as figure', menu: 'passage', accelerator: 'Alt+3' },
  { id: 'passage.doubt', label: 'Highlight as doubt', menu: 'passage', accelerator: 'Alt+4' },
  { id: 'passage.comment', label: 'Comment on passage', menu: 'passage', accelerator: 'CmdOrCtrl+M', separated: true },
  { id: 'passage.quoteInto', label: 'Quote passage in briefing', menu: 'passage', accelerator: 'CmdOrCtrl+Shift+Q' },
  { id: 'passage.cite', label: 'Cite passage in briefing', menu: 'passage', accelerator: 'CmdOrCtrl+Enter' },
  {
    id: 'passage.sentences',
    label: 'Sentences that cite the passage',
    menu: 'passage',
    accelerator: 'CmdOrCtrl+Alt+S',
    separated: true,
  },
  { id: 'passage.next', label: 'Next note', menu: 'passage', accelerator: 'CmdOrCtrl+Alt+Down' },
  { id: 'passage.previous', label: 'Previous note', menu: 'passage', accelerator: 'CmdOrCtrl+Alt+Up' },
  {
    id: 'passage.nextUnsure',
    label: 'Next note to decide',
    menu: 'passage',
    accelerator: 'CmdOrCtrl+Alt+U',
    separated: true,
  },
  { id: 'passage.accept', label: 'Accept the changed passage', menu: 'passage' },
  { id: 'passage.reject', label: 'Reject the changed passage', menu: 'passage' },
  { id: 'passage.reattach', label: 'Attach the note to the selection', menu: 'passage' },
  { id: 'passage.remove', label: 'Remove note', menu: 'passage', accelerator: 'CmdOrCtrl+Alt+Backspace' },
  { id: 'briefing.judgment', label: 'Mark sentence as own judgment', menu: 'briefing', accelerator: 'CmdOrCtrl+J' },
  { id: 'briefing.follow', label: 'Follow citation to its passage', menu: 'briefing', accelerator: 'CmdOrCtrl+G' },
  { id: 'briefing.bold', label: 'Bold', menu: 'briefing', accelerator: 'CmdOrCtrl+B', separated: true },
  { id: 'briefing.italic', label: 'Italic', menu: 'briefing', accelerator: 'CmdOrCtrl+I' },
  { id: 'help.keys', label: 'Keyboard shortcuts', menu: 'help', accelerator: 'CmdOrCtrl+/' },
  { id: 'help.about', label: 'About Briefing Notes', menu: 'help' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
