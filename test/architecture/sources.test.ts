// What may not be written anywhere in the program: markup or code from strings, ways to the network, and names that say nothing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, isNode, programSources, projectFolder, readSource, type Source, type SyntaxNode } from './sources.ts';

const sources = programSources();

const nameOf = (node: unknown): string | null => {
  if (!isNode(node)) return null;
  if (node.type === 'MemberExpression') return nameOf(node['property']);
  const name = node['name'] ?? node['value'];
  return typeof name === 'string' ? name : null;
};

/** What a node does that turns a string into markup or code, or null. */
function stringTurnedAlive(node: SyntaxNode): string | null {
  const callee = nameOf(node['callee']);
  if (node.type === 'JSXAttribute' && nameOf(node['name']) === 'dangerouslySetInnerHTML') return 'dangerouslySetInnerHTML';
  if (node.type === 'Property' && nameOf(node['key']) === 'dangerouslySetInnerHTML') return 'dangerouslySetInnerHTML';
  if (node.type === 'AssignmentExpression' && ['innerHTML', 'outerHTML', 'srcdoc'].includes(nameOf(node['left']) ?? '')) return nameOf(node['left']);
  if (node.type === 'CallExpression' && ['eval', 'Function', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'writeln'].includes(callee ?? '')) return callee;
  if (node.type === 'CallExpression' && callee === 'write' && isNode(node['callee']) && nameOf(node['callee']['object']) === 'document') return 'document.write';
  if (node.type === 'NewExpression' && callee === 'Function') return 'new Function';
  return null;
}

/** Globals that speak to other computers, and the files that may use them to speak to their own host. */
const networkGlobals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'RTCPeerConnection', 'WebTransport', 'importScripts'];
const mayConnect = ['renderer/state/bridge.ts', 'main/hosts/portable/running.ts'];

function wayOut(node: SyntaxNode): string | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const callee = nameOf(node['callee']);
  return callee !== null && networkGlobals.includes(callee) ? callee : null;
}

const findings = (among: readonly Source[], rule: (node: SyntaxNode) => string | null): string[] =>
  among.flatMap((source) =>
    source.nodes.flatMap((node) => {
      const found = rule(node);
      return found === null ? [] : [`${source.file}:${source.lineOf(node)}: ${found}`];
    }),
  );

test('no string becomes markup or code', () => {
  expect(findings(sources, stringTurnedAlive)).toEqual([]);
});

test('nothing speaks to another computer', () => {
  expect(findings(sources.filter(({ file }) => !mayConnect.includes(file) && !file.startsWith('main/launch/')), wayOut)).toEqual([]);
});

test.each([
  `element.innerHTML = text`,
  `element['innerHTML'] += text`,
  `<p dangerouslySetInnerHTML={{ __html: text }} />`,
  `createElement('p', { dangerouslySetInnerHTML: { __html: text } })`,
  `eval(text)`,
  `window.eval(text)`,
  `new Function(text)`,
  `document.write(text)`,
  `element.insertAdjacentHTML('beforeend', text)`,
])('the rule notices %s', (text) => {
  expect(findings([readSource('renderer/x.tsx', text)], stringTurnedAlive)).toHaveLength(1);
});

test.each([`fetch('x')`, `new WebSocket('x')`, `navigator.sendBeacon('x')`, `new window.EventSource('x')`])('the rule notices %s', (text) => {
  expect(findings([readSource('renderer/x.tsx', text)], wayOut)).toHaveLength(1);
});

test('style sheets name no other computer', () => {
  const wrong = filesBelow('renderer', ['.css', '.html']).filter((file) => /https?:|url\(['"]?\/\//i.test(readFileSync(path.join(projectFolder, file), 'utf8')));
  expect(wrong).toEqual([]);
});

test('every file begins by saying what it is for, and has a name that says something', () => {
  const empty = /^(utils?|helpers?|common|types|managers?|misc)$/i;
  const wrong = [...sources, ...filesBelow('test').map((file) => readSource(file))].flatMap(({ file, text }) => [
    ...(/^(#!.*\n)?\/\/ \S|^\/\*\*? \S/.test(text) ? [] : [`${file}: no first line`]),
    ...(file.split('/').some((part) => empty.test(part.replace(/\..*$/, ''))) ? [`${file}: a name that says nothing`] : []),
  ]);
  expect(wrong).toEqual([]);
});
