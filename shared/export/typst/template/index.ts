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

/** The same pages, and where each element begins on them: `(id, page from 1, x, y)` in points from the left and the top. */
const preview = `${main}#context [#metadata(query(metadata)
  .filter(each => each.at("label", default: none) != none and str(each.label).starts-with("to-"))
  .map(each => {
    let at = each.location().position()
    (str(each.label).slice(3), at.page, at.x.pt(), at.y.pt())
  }))<places>]
`;

export const template: Readonly<Record<string, string>> = {
  'main.typ': main,
  'preview.typ': preview,
  'page.typ': pageSource,
  'line.typ': lineSource,
  'first.typ': firstSource,
  'contents.typ': contentsSource,
  'elements.typ': elementsSource,
  'tables.typ': tablesSource,
};
