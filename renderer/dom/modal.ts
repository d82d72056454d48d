/** Where the focus and the selection were before a dialog took them. */
type Origin = { readonly focused: Element | null; readonly selected: Range | null };

const origins = new WeakMap<Element, Origin>();

/**
 * An attachment for a <dialog>: shows it modally while it is in the page, with the focus in its form's first field
 * where it has one. Afterwards focus and selection are where they were. `onclose`: the person closed it.
 */
export function modal(onclose: () => void): (dialog: HTMLDialogElement) => () => void {
  return (dialog) => {
    const origin = originOf(dialog.ownerDocument);
    origins.set(dialog, origin);
    dialog.showModal();
    dialog.addEventListener('close', onclose);
    dialog.querySelector<HTMLElement>('form :is(input, textarea)')?.focus();
    return () => {
      dialog.removeEventListener('close', onclose);
      dialog.close();
      // The dialog may be out of the page by now, and the platform gives nothing back then.
      giveBack(origin);
    };
  };
}

/** A dialog that takes the place of another goes back to where that one came from. */
function originOf(page: Document): Origin {
  const inherited = origins.get(page.activeElement?.closest('dialog') ?? page.documentElement);
  if (inherited !== undefined) return inherited;
  const selection = page.getSelection();
  const selected = selection === null || selection.isCollapsed ? null : selection.getRangeAt(0).cloneRange();
  return { focused: page.activeElement, selected };
}

function giveBack({ focused, selected }: Origin): void {
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (selected === null || !selected.startContainer.isConnected) return;
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(selected);
}
