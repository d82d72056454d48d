import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const links = new Set(['Link', 'Image', 'Autolink']);

/** Ctrl (or ⌘) and a click open the link under the pointer. */
export function openLinks(onlink: (url: string) => void): Extension {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
      const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const url = position === null ? null : addressAt(view.state, position);
      if (url === null) return false;
      onlink(url);
      return true;
    },
  });
}

/** The address of the link or bare address at a position; null when there is none. */
export function addressAt(state: EditorState, position: number): string | null {
  for (let node = syntaxTree(state).resolveInner(position, 1); ; ) {
    const address = node.name === 'URL' ? node : links.has(node.name) ? node.getChild('URL') : null;
    if (address !== null) return state.sliceDoc(address.from, address.to);
    if (node.parent === null) return null;
    node = node.parent;
  }
}
