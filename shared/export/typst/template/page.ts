// The paper: margins, running heads, page numbers, footnotes, and what every text has in common.

export const pageSource = String.raw`#import "line.typ": look, start, end, height, leading, sized, digits, features, other, with-room

#let page-number(n) = {
  let shown = digits(n)
  if look.pageNumber.dashes { shown = "-" + shown + "-" }
  text(size: look.pageNumber.size * 1pt, weight: if look.headquarters { "bold" } else { "regular" }, shown)
}

// "outside" is the end side of odd pages and the start side of even ones.
#let side-of(side, n) = if side == "centre" { center } else if side == "start" { start } else if side == "end" { end } else if calc.odd(n) { end } else { start }

#let head(data) = context {
  let n = here().page()
  if n > 1 and (data.symbol != "" or look.pageNumber.place == "head") {
    set par(leading: 0.3em, justify: false)
    let numbered = look.pageNumber.place == "head"
    let symbol = text(size: look.runningHead.size * 1pt, weight: if look.headquarters { "bold" } else { "regular" }, if look.rtl { other(data.symbol) } else { data.symbol })
    let where = side-of(look.runningHead.side, n)
    if numbered {
      let middle = (align(center, page-number(n)),)
      let cells = if where == start { (align(start, symbol),) + middle + ([],) } else { ([],) + middle + (align(end, symbol),) }
      grid(columns: (1fr, auto, 1fr), column-gutter: 4mm, ..cells)
    } else {
      align(where, symbol)
      if look.runningHead.rule > 0 {
        v(3pt, weak: true)
        line(length: 100%, stroke: look.runningHead.rule * 1pt)
      }
    }
  }
}

#let foot(data) = context {
  let n = here().page()
  let job = text(size: 9pt, if look.rtl { other(data.job) } else { data.job })
  if n == 1 {
    align(start, job)
  } else if look.pageNumber.place == "foot" {
    let where = side-of(look.pageNumber.side, n)
    if look.headquarters and data.job != "" {
      let cells = if where == end { (job, page-number(n)) } else { (page-number(n), job) }
      grid(columns: (1fr, 1fr), align(start, cells.at(0)), align(end, cells.at(1)))
    } else {
      align(where, page-number(n))
    }
  }
}

#let paper(data, body) = {
  set document(title: data.title, date: if data.date == none { none } else { datetime(year: data.date.at(0), month: data.date.at(1), day: data.date.at(2)) })
  set page(
    paper: "a4",
    flipped: data.flipped,
    margin: (top: look.page.top * 1pt, bottom: look.page.bottom * 1pt, x: look.page.side * 1pt),
    header: head(data),
    footer: foot(data),
    header-ascent: 6mm,
    footer-descent: 8mm,
  )
  set text(
    font: look.fonts,
    fallback: false,
    lang: look.lang,
    region: look.region,
    size: look.body.size * 1pt,
    hyphenate: false,
    // Latin running text is set without kerning, as Word sets it: pairs with spaces would have every line shaped twice, a tenth of all
    // the work. Arabic needs it, and headings keep it.
    kerning: look.rtl,
    features: features(look.rtl),
    top-edge: height * 1em,
    bottom-edge: "baseline",
    overhang: false,
  )
  set par(justify: look.body.justified, linebreaks: "simple", leading: leading(look.body.line), spacing: leading(look.body.line) + look.body.after * 1pt)
  set block(spacing: leading(look.body.line) + look.body.after * 1pt)
  set strong(delta: 0)
  set super(typographic: false, size: 0.65em, baseline: -0.42em)
  set footnote.entry(separator: std.line(length: 30mm, stroke: 0.5pt), clearance: 14pt, gap: leading(look.footnote.line) + 1.5pt, indent: 0pt)
  show footnote.entry: it => sized(look.footnote.size, look.footnote.line, {
    let name = it.note.at("label", default: none)
    if name == none { it } else { with-room(int(str(name).slice("room-".len())), block.with(breakable: false), it) }
  })
  set heading(numbering: none, outlined: false, bookmarked: true)
  // What a heading shows travels in its supplement; its own text, which bookmarks and readers get, is one plain line.
  show heading: it => it.supplement
  // Tails of Arabic letters reach far below a caption, to the rule of its table.
  set figure(numbering: none, gap: if look.rtl { 11pt } else { 5.5pt })
  set figure.caption(position: top)
  show figure: set block(breakable: true)
  body
}
`;
