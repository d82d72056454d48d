import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const control = {
  font: '12px var(--font-ui)',
  height: '26px',
  borderRadius: '6px',
  margin: '0',
  verticalAlign: 'middle',
};

/** Find and replace, in the interface's face and colours. */
export const searchTheme: Extension = EditorView.theme({
  '.cm-panels': { background: 'var(--paper)', color: 'var(--soft)', zIndex: '2' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    padding: '8px 36px 8px 14px',
    font: '12px var(--font-ui)',
  },
  '.cm-panel.cm-search br': { display: 'block', flexBasis: '100%', content: '""' },
  '.cm-panel.cm-search label': {
    font: '12px var(--font-ui)',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    margin: '0',
  },
  '.cm-panel.cm-search input[type=checkbox]': { accentColor: 'var(--accent)', margin: '0' },
  '.cm-panel.cm-search .cm-textfield': {
    ...control,
    flex: '1 1 150px',
    minWidth: '0',
    padding: '0 8px',
    border: '1px solid var(--line)',
    background: 'var(--sheet)',
    color: 'var(--ink)',
  },
  '.cm-panel.cm-search .cm-textfield:focus-visible': { outlineOffset: '-1px' },
  '.cm-panel.cm-search .cm-button': {
    ...control,
    padding: '0 9px',
    border: '1px solid var(--line)',
    background: 'var(--sheet)',
    color: 'var(--soft)',
    textTransform: 'capitalize',
  },
  '.cm-panel.cm-search .cm-button:hover': { color: 'var(--ink)' },
  '.cm-panel.cm-search .cm-button:active': { background: 'var(--hair)' },
  '.cm-panel.cm-search [name=close]': {
    ...control,
    top: '8px',
    right: '8px',
    width: '26px',
    font: '16px var(--font-ui)',
    color: 'var(--soft)',
  },
  '.cm-hit': { background: 'var(--key)', borderRadius: '2px' },
  '.cm-hit-current': { background: 'var(--key-strong)', color: 'var(--ink)', borderRadius: '2px' },
  '.cm-searchMatch': { background: 'var(--key)', borderRadius: '2px' },
  '.cm-searchMatch.cm-searchMatch-selected': { background: 'var(--key-strong)', color: 'var(--ink)' },
});
