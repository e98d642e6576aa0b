// Images are known by their bytes, whatever they are called; a picture that runs or loads anything is none.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestImage, recogniseImage } from '../../../shared/assets/image.ts';
import { greyRows, jpegBytes, pngBytes, pngOf, svgBytes } from './images.ts';

const facts = (bytes: Uint8Array): unknown => {
  const result = recogniseImage(bytes);
  return result.ok ? result.value : result.error.code;
};

test('PNG, JPEG and SVG are recognised with their sizes', () => {
  expect(facts(pngBytes(3, 2))).toEqual({ mediaType: 'image/png', width: 3, height: 2 });
  for (const frame of [0xc0, 0xc2]) expect(facts(jpegBytes(640, 480, frame))).toEqual({ mediaType: 'image/jpeg', width: 640, height: 480 });
  expect(facts(svgBytes('<path d="M0 0h4"/>'))).toEqual({ mediaType: 'image/svg+xml', width: 40, height: 20 });
  expect(facts(svgBytes('<path d="M0 0h4"/>', 'viewBox="0 0 300 150"'))).toMatchObject({ width: 300, height: 150 });
  expect(facts(svgBytes('', 'width="10cm" viewBox="0 0 200 100"'))).toMatchObject({ width: 378, height: 189 });
  expect(facts(svgBytes('', 'width="100%" height="100%" viewBox="0 0 20 10"'))).toMatchObject({ width: 20, height: 10 });
});

test.each([
  ['a reference within the file', '<defs><g id="a"/></defs><use xlink:href="#a"/><use href="#a"/>'],
  ['a gradient', '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><rect fill="url(#g)" width="4" height="4"/>'],
  ['a style sheet of its own', '<style>.a { fill: #00689d } .b { clip-path: url("#c") }</style>'],
  ['pixels inside', '<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>'],
  ['notes of a drawing program', '<metadata><x:note xmlns:x="http://example.org/drawing" kind="layer">coast</x:note></metadata>'],
])('an SVG with %s is taken', (_what, inside) => {
  expect(facts(svgBytes(inside))).toMatchObject({ mediaType: 'image/svg+xml' });
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a script under a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
  ['a handler', '<rect onload="alert(1)"/>'],
  ['a handler in capitals', '<rect ONCLICK="alert(1)"/>'],
  ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
  ['HTML among notes', '<metadata><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/></metadata>'],
  ['an image from elsewhere', '<image href="https://example.org/pixel.png"/>'],
  ['an SVG inside as data', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
  ['a link that runs', '<a href="javascript:alert(1)"><path d="M0 0"/></a>'],
  ['a link that leaves', '<a xlink:href="https://example.org"><path d="M0 0"/></a>'],
  ['a shape from elsewhere', '<use href="other.svg#a"/>'],
  ['a style from elsewhere', '<style>@import url(https://example.org/a.css)</style>'],
  ['a colour from elsewhere', '<rect fill="url(https://example.org/#a)"/>'],
  ['a hidden address', '<rect style="background:u\\72l(https://example.org)"/>'],
  ['a style sheet in CDATA', '<style><![CDATA[@font-face{src:url(//example.org/f)}]]></style>'],
  ['movement', '<rect><set attributeName="href" to="javascript:alert(1)"/></rect>'],
  ['a base address', '<g xml:base="https://example.org/"><use href="#a"/></g>'],
])('an SVG with %s is refused', (_what, inside) => {
  expect(facts(svgBytes(inside))).toBe('asset.unsupported');
});

test.each([
  ['nothing', Buffer.of()],
  ['text', Buffer.from('a harbour')],
  ['HTML', Buffer.from('<html><body><svg></svg></body></html>')],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
  ['a PNG cut short', pngBytes(40, 40).subarray(0, -14)],
  ['a PNG whose pixels are no pixels', pngOf(40, 40, Buffer.alloc(60))],
  ['a PNG with fewer pixels than it says', pngOf(40, 40, greyRows(40, 39))],
  ['a PNG with a byte that changed', Buffer.from(pngBytes(40, 40).map((byte, at) => (at === 20 ? byte ^ 1 : byte)))],
  ['a PNG of an unknown kind', pngOf(40, 40, greyRows(40, 40), [8, 5, 0, 0, 0])],
  ['a PNG with colours of a table that it does not have', pngOf(40, 40, greyRows(40, 40), [8, 3, 0, 0, 0])],
  ['a JPEG without a frame', jpegBytes(4, 4).subarray(0, 30)],
  ['a JPEG cut short', jpegBytes(4, 4).subarray(0, -2)],
  ['a JPEG without the tables of its code', Buffer.from(jpegBytes(4, 4).map((byte, at) => (at === 21 ? 0xfe : byte)))],
  ['an SVG that is not well formed', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><g></svg>')],
  ['an SVG without a size', svgBytes('', '')],
  ['an SVG of no namespace', Buffer.from('<svg width="1" height="1"/>')],
  ['entities', Buffer.from('<!DOCTYPE svg [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">&a;</svg>')],
  ['a style sheet beside it', Buffer.from('<?xml-stylesheet href="https://example.org/a.css"?><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
  ['a PNG without area', pngBytes(0, 4)],
])('%s is no image', (_what, bytes) => {
  expect(facts(bytes)).toBe('asset.unsupported');
});

test('images too large to be meant are refused before they are read', () => {
  expect(facts(Buffer.alloc(largestImage + 1))).toBe('asset.tooLarge');
  expect(facts(svgBytes('', 'width="20000" height="5"'))).toBe('asset.tooLarge');
});

test('no bytes make it fail', () => {
  const heads = fc.constantFrom<Uint8Array>(Buffer.of(), pngBytes(2, 2), jpegBytes(2, 2), svgBytes('<g/>'));
  fc.assert(
    fc.property(heads, fc.nat(80), fc.uint8Array({ maxLength: 200 }), (head, length, tail) => {
      recogniseImage(Buffer.concat([head.subarray(0, length), tail]));
    }),
  );
});
