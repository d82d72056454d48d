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
    const observer = keepFocusIn(dialog);
    return () => {
      observer.disconnect();
      dialog.removeEventListener('close', onclose);
      dialog.close();
      // The dialog may be out of the page by now, and the platform gives nothing back then.
      giveBack(origin);
    };
  };
}

/** When what has the focus goes or is shut, the next thing to do in the dialog takes it: keys would go nowhere. */
function keepFocusIn(dialog: HTMLDialogElement): MutationObserver {
  const page = dialog.ownerDocument;
  const enabled = ':is(button, input, select, textarea):enabled';
  const observer = new MutationObserver(() => {
    // After the frame: only then has the page taken the focus from what can't have it any more.
    requestAnimationFrame(() => {
      if (!dialog.open || (page.activeElement !== null && page.activeElement !== page.body)) return;
      const next = dialog.querySelector<HTMLElement>(`.content ${enabled}`);
      (next ?? dialog.querySelector<HTMLElement>(`footer ${enabled}, ${enabled}`))?.focus();
    });
  });
  observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  return observer;
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
