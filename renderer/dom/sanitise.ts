import DOMPurify, { type Config } from 'dompurify';

/** DOMPurify makes its own Trusted Types policy, `dompurify`, the only one that the page's CSP allows for content. */
const options = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true },
  ALLOW_DATA_ATTR: false,
  SANITIZE_NAMED_PROPS: true,
  FORBID_TAGS: [
    ...['style', 'form', 'input', 'button', 'select', 'textarea', 'option', 'optgroup', 'datalist', 'fieldset'],
    ...['legend', 'label', 'output', 'progress', 'meter', 'keygen', 'dialog'],
    ...['iframe', 'frame', 'frameset', 'object', 'embed', 'link', 'meta', 'base', 'template'],
    ...['picture', 'source', 'video', 'audio', 'track'],
  ],
  FORBID_ATTR: ['style', 'srcset', 'poster', 'background', 'ping', 'formaction'],
} satisfies Config;

/** The only images that may be shown: those that come with the text. */
const inlineImage = /^(?:data:image\/|blob:)/i;

/**
 * Shows HTML in an element. This is the one place where HTML from documents becomes elements: everything is
 * sanitised each time, and a remote image becomes its alternative text before it can be asked for.
 */
export function replaceSanitised(element: Element, html: string): void {
  if (!DOMPurify.isSupported) throw new Error('HTML cannot be sanitised in this window.');
  const fragment = DOMPurify.sanitize(html, options);
  for (const image of fragment.querySelectorAll('img')) {
    if (!inlineImage.test(image.getAttribute('src') ?? '')) image.replaceWith(image.alt || 'Image');
  }
  element.replaceChildren(fragment);
}

/** The prefix that sanitising gives to ids and names, so that a document cannot shadow the page's own. */
export const sanitisedPrefix = 'user-content-';
