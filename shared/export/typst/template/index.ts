// The template: Typst sources by file name. They hold no word of any document; every text comes to them as a string of data.
import { contentsSource } from './contents.ts';
import { elementsSource } from './elements.ts';
import { firstSource } from './first.ts';
import { lineSource } from './line.ts';
import { pageSource } from './page.ts';
import { tablesSource } from './tables.ts';

const opening = String.raw`#import "page.typ": paper
#import "first.typ": first-page
#import "contents.typ": contents
#import "elements.typ": element

#let data = json("document.json")
// Only what the paper needs: whatever it holds on to is part of every style, and a change in it would set every paragraph again.
#show: paper.with((title: data.title, date: data.date, symbol: data.symbol, job: data.job, flipped: data.flipped))
// Footnotes that begin on another page than that of their mark, each as its mark and the first of those pages. Asked at the start: at the end, the answer would have the last pages set once more.
#context [#metadata(query(footnote.entry).filter(each => each.location().page() != each.note.location().page()).map(each => ((each.note.numbering)(1), calc.min(each.location().page(), each.note.location().page()))))<strays>]
`;

const main = String.raw`${opening}#first-page(data.first)
#if data.contents != none { contents(data.contents) }
#for each in data.body { element(each) }
`;

/**
 * The same pages, with all that `view.json` leaves out hidden in its place, and where elements begin on them: `(id, page from 1, x, y)` in points from the left
 * and the top. To ask for all of them takes as long as setting the change itself.
 */
const preview = String.raw`${opening}#let view = json("view.json")
#let seen(visible, body) = if visible { body } else { hide(body) }
#seen(view.from == 0, first-page(data.first))
#if data.contents != none { seen(view.from == 0, contents(data.contents)) }
#for (n, each) in data.body.enumerate() { seen(n >= view.from and n < view.to, element(each)) }
#context {
  let wanted = if view.ask == none {
    query(metadata).filter(each => each.at("label", default: none) != none and str(each.label).starts-with("to-"))
  } else {
    view.ask.map(id => query(label("to-" + id))).join()
  }
  [#metadata(if wanted == none { () } else {
    wanted.map(each => {
      let at = each.location().position()
      (str(each.label).slice(3), at.page, at.x.pt(), at.y.pt())
    })
  })<places>]
}
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
