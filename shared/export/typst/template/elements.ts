// The elements of the body. Each is a function of its data alone, so that what did not change need not be set again.

export const elementsSource = String.raw`#import "line.typ": look, start, end, leading, after, sized, anchor, line, with-room
#import "tables.typ": table-element, figure-element, caption-text, space-after

#let step = look.tab * 1pt

// A label in its place; one that is too wide pushes the text on.
#let labelled(label, width, fits) = if fits { box(width: width, label) } else { label + h(0.6em) }

#let outdented(width, body) = if look.rtl { pad(right: -width, body) } else { pad(left: -width, body) }

#let heading-of(data, shown) = {
  let made = heading(level: data.level, outlined: data.entry != none, supplement: shown, data.plain)
  if data.entry == none { made } else { [#made#label(data.entry)] }
}

#let heading-element(data) = {
  let form = look.headings.at(data.look)
  let words = text.with(kerning: true, size: form.size * 1pt, weight: if form.bold { "bold" } else { "regular" }, style: if form.italic { "italic" } else { "normal" })
  let shown = if form.align == "centre" {
    align(center, words(data.label + (if data.label != "" { h(0.6em) }) + line(data.c)))
  } else if data.label == "" {
    words(line(data.c))
  } else {
    let hung(width) = par(hanging-indent: width, box(width: width, words(data.label)) + words(line(data.c)))
    // Labels have a place of their own, as wide as the widest of their level and a gap need it.
    if data.beside.len() == 0 { hung(step) } else { context hung(calc.max(step, ..data.beside.map(each => measure(words(each)).width + form.size * 0.35pt))) }
  }
  with-room(data.room, block.with(above: after(form.before), below: after(form.after), width: 100%, sticky: true, breakable: false), {
    set par(justify: false, leading: leading(look.heading.line))
    anchor(data.anchor)
    heading-of(data, shown)
  })
}

#let annex-heading(data) = {
  let form = look.headings.at(0)
  let words = text.with(kerning: true, size: form.size * 1pt, weight: "bold")
  block(below: after(12), width: 100%, sticky: true, {
    set par(justify: false, leading: leading(look.heading.line + 0.1))
    anchor(data.anchor)
    // In a block of its own: beside another block it would be a paragraph that holds a heading.
    block(width: 100%, heading-of((..data, level: 1), align(center, words(data.label + (if data.c.len() > 0 { linebreak() }) + line(data.c)))))
    if data.original.len() > 0 { block(above: after(6), width: 100%, align(center, par(line(data.original)))) }
  })
}

#let annex-element(data) = {
  pagebreak(weak: true)
  annex-heading(data)
}

#let landscape(data) = page(flipped: true, for each in data.body {
  if each.k == "annex" { annex-heading(each) } else if each.k == "heading" { heading-element(each) } else { table-element(each) }
})

// Space around it is that of a paragraph, which gives way to any other.
#let kept(data, body) = if data.keep or data.whole { with-room(data.room, block.with(above: auto, below: auto, sticky: data.keep, breakable: not data.whole, width: 100%), body) } else { body }

#let numbered(data) = kept(data, par(if data.indented { h(step) } + labelled(data.label, step, data.fits) + anchor(data.anchor) + line(data.c)))
#let paragraph(data) = kept(data, par(anchor(data.anchor) + line(data.c)))
#let quotation(data) = kept(data, pad(x: step, par(anchor(data.anchor) + line(data.c))))
#let preamble(data) = kept(data, par(h(step) + anchor(data.anchor) + line(data.c)))
#let signature(data) = block(above: after(24), breakable: false, sticky: data.keep, width: 100%, {
  set par(justify: false)
  let place = if look.rtl { pad.with(right: 50%) } else { pad.with(left: 50%) }
  place(par(anchor(data.anchor) + line(data.c)))
})

#let list-gap = after(look.body.after * 0.6)

#let items(data) = { set par(spacing: list-gap); set block(spacing: list-gap); terms(
  indent: data.at * 1pt,
  hanging-indent: if data.flush { 0pt } else { data.width * 1pt },
  separator: none,
  tight: false,
  spacing: list-gap,
  ..data.items.map(each => terms.item(
    h(data.lead * 1pt) + labelled(each.label, data.width * 1pt, each.fits),
    anchor(each.anchor) + line(each.c) + each.list.map(items).join(),
  )),
)}

// What stands before and after a list is as far from it as one paragraph from another.
#let list-element(data) = block(above: auto, below: if data.goesOn { list-gap } else { auto }, width: 100%, breakable: not data.whole, items(data))

#let box-element(data, element) = block(
  above: after(10),
  below: after(space-after.box),
  width: 100%,
  inset: (x: 8pt, top: 10pt, bottom: 11pt),
  stroke: 0.75pt,
  breakable: not data.whole,
  {
    set text(size: (look.body.size - 0.5) * 1pt)
    anchor(data.anchor)
    if data.title.len() > 0 {
      block(above: 0pt, below: after(5), width: 100%, sticky: true, {
        set par(justify: false, leading: leading(look.heading.line))
        par(caption-text(data.title))
      })
    }
    data.body.map(element).join()
  },
)

#let end-rule(data) = {
  let rule = std.line(length: look.endRule.width * 1pt, stroke: look.endRule.weight * 1pt)
  let before = after(look.endRule.before)
  if data.hangs {
    place(center, dy: before, rule)
    v(before, weak: true)
  } else {
    block(above: before, width: 100%, align(center, rule))
  }
}

#let group(data, element) = block(
  above: if data.before == none { auto } else { after(data.before) },
  below: if data.after == none { auto } else { after(space-after.at(data.after)) },
  width: 100%,
  breakable: false,
  data.body.map(element).join(),
)

#let element(data) = {
  let k = data.k
  if k == "numbered" { numbered(data) }
  else if k == "paragraph" { paragraph(data) }
  else if k == "heading" { heading-element(data) }
  else if k == "list" { list-element(data) }
  else if k == "table" { table-element(data) }
  else if k == "figure" { figure-element(data) }
  else if k == "box" { box-element(data, element) }
  else if k == "quotation" { quotation(data) }
  else if k == "preamble" { preamble(data) }
  else if k == "annex" { annex-element(data) }
  else if k == "landscape" { landscape(data) }
  else if k == "signature" { signature(data) }
  else if k == "group" { group(data, element) }
  else if k == "endRule" { end-rule(data) }
  else if k == "pageBreak" { pagebreak(weak: true) }
}
`;
