import DOMPurify, { type Config } from 'dompurify';
import workerAddress from '../workers/briefing-worker.ts?worker&url';

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;
type Rules = { createHTML(html: string): string; createScriptURL(address: string): string };

declare global {
  var trustedTypes: { createPolicy(name: string, rules: Rules): Policy } | undefined;
}

/**
 * The only Trusted Types policy that the page's CSP allows beside Svelte's, and it stays in this file: DOMPurify
 * parses through it, and what it lets run is the one worker, whatever it is asked for.
 */
const policy = globalThis.trustedTypes?.createPolicy('dompurify', {
  createHTML: (html) => html,
  createScriptURL: () => workerAddress,
});

const options = {
  ...(policy && { TRUSTED_TYPES_POLICY: policy }),
  RETURN_DOM_FRAGMENT: true,
  // Else a piece that begins with a tag of a page's head would lose it, and one behind others would not.
  FORCE_BODY: true,
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
 * HTML as nodes to be shown. This is the one place where HTML from documents becomes elements: everything is
 * sanitised each time, and a remote image becomes its alternative text before it can be asked for.
 */
export function sanitised(html: string): DocumentFragment {
  if (!DOMPurify.isSupported) throw new Error('HTML cannot be sanitised in this window.');
  const fragment = DOMPurify.sanitize(html, options);
  for (const image of fragment.querySelectorAll('img')) {
    if (!inlineImage.test(image.getAttribute('src') ?? '')) image.replaceWith(image.alt || 'Image');
  }
  return fragment;
}

/** The prefix that sanitising gives to ids and names, so that a document cannot shadow the page's own. */
export const sanitisedPrefix = 'user-content-';

/** Starts the worker that a briefing's text is left to. */
export function startBriefingWorker(): Worker {
  const address = policy?.createScriptURL(workerAddress) ?? workerAddress;
  // The DOM's types do not know that a worker's address may be, and here must be, a trusted one.
  return new Worker(address as string, { type: 'module', name: 'briefing' });
}
