// The template: Typst sources by file name. They hold no word of any document; every text comes to them as a string of data.
import { contentsSource } from './contents.ts';
import { elementsSource } from './elements.ts';
import { firstSource } from './first.ts';
import { lineSource } from './line.ts';
import { pageSource } from './page.ts';
import { tablesSource } from './tables.ts';

const main = String.raw`#import "page.typ": paper
#import "first.typ": first-page
#import "contents.typ": contents
#import "elements.typ": element

#let data = json("document.json")
// Only what the paper needs: whatever it holds on to is part of every style, and a change in it would set every paragraph again.
#show: paper.with((title: data.title, date: data.date, symbol: data.symbol, job: data.job))
#first-page(data.first)
#if data.contents != none { contents(data.contents) }
#for each in data.body { element(each) }
`;

export const template: Readonly<Record<string, string>> = {
  'main.typ': main,
  'page.typ': pageSource,
  'line.typ': lineSource,
  'first.typ': firstSource,
  'contents.typ': contentsSource,
  'elements.typ': elementsSource,
  'tables.typ': tablesSource,
};
