/** A news page as a publisher's system makes it: an article amid what every page of the site has. */
export function newsPage(
  article: string,
  options: { readonly head?: string; readonly attributes?: string } = {},
): string {
  const { head = '<title>Pilots refuse night shifts | The Harbour Courier</title>', attributes = 'lang="en"' } =
    options;
  return `<!DOCTYPE html>
<html ${attributes}>
<head><meta charset="utf-8">${head}<style>p { color: red }</style><script>window.tracker = "</p>";</script></head>
<body>
<div class="cookie-banner" role="dialog"><p>We use cookies to improve your visit. Accept all cookies?</p><button>Accept</button></div>
<header role="banner"><a href="/">The Harbour Courier</a><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main>
<article>
${article}
</article>
<aside class="ad-slot"><p>Buy one boat, get one free, only this week, at your dealer’s.</p></aside>
<section class="related-articles"><h2>Read more</h2><ul><li><a href="/other">Ferry fares rise for the third time</a></li></ul></section>
<section id="comments"><h2>Comments</h2><p>seagull77: They should all be dismissed, every one of them, if you ask me.</p></section>
</main>
<footer role="contentinfo"><p>© The Harbour Courier. All rights reserved. Terms, privacy, contact.</p></footer>
<script>document.write("<p>written by a script</p>")</script>
</body></html>`;
}

const sentence = 'The port’s pilots have refused to work at night since January, the harbour office said on Tuesday. ';

/** Paragraphs enough for a page to be taken for an article. */
export const articleText = `<p>${sentence.repeat(2)}</p><p>${sentence.repeat(3)}</p>`;

/** Every sign of furniture in `newsPage`. */
export const furniture = ['cookies', 'Sport', 'boat', 'Ferry', 'seagull77', 'rights reserved', 'script', 'color'];
