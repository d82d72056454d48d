/**
 * The Content-Security-Policy of the app's page: its own files, pictures as data, and no network at all.
 * The nonce is for the style sheets that CodeMirror makes; the policy names are those of DOMPurify and of
 * Svelte, which makes its templates through one.
 */
export function contentPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify svelte-trusted-html',
  ].join('; ');
}
