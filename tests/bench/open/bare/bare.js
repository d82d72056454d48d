// @ts-check
// The least that showing a text is: a click puts it into the page.
document.querySelector('button')?.addEventListener('click', () => {
  const article = document.querySelector('article');
  if (article !== null) article.textContent = Reflect.get(window, 'nextText');
});
