// The table of contents on the page after the first: label, text with leader dots, paragraph range, page number. The lines are an
// outline to readers of the structure; their page numbers are those of the headings as set.

export const contentsSource = String.raw`#import "line.typ": look, start, end, leading, after, sized, digits, line

#let column = (label: 11mm, paragraphs: 24mm, page: 14mm)

#let dots = box(width: 1fr, pdf.artifact(align(end, repeat(gap: 0.25em, justify: false, "."))))

// The label of an annex without a title stands in the place of one.
#let labelled(entry) = entry.label != "" and not (entry.annex and entry.c.len() == 0)

#let shown(entry, page, widths) = {
  let label-width = if entry.annex { widths.at(2) } else { widths.at(entry.level - 1) }
  let before = if entry.level > 1 { widths.at(0) } else { 0pt }
  let text-of = par({
    if not labelled(entry) { entry.label }
    line(entry.c)
    " "
    dots
  })
  grid(
    columns: (before, if labelled(entry) { label-width } else { 0pt }, 1fr, column.paragraphs, column.page),
    align: (start, start, start, end + bottom, end + bottom),
    [],
    if labelled(entry) { entry.label },
    text-of,
    entry.paragraphs,
    page,
  )
}

#let contents(lines) = {
  pagebreak(weak: true)
  block(width: 100%, below: after(10), sticky: true, align(center, heading(
    level: 1,
    bookmarked: true,
    supplement: text(size: look.contents.head * 1pt, weight: "bold", look.words.contents),
    look.words.contentsPlain,
  )))
  set par(justify: false)
  set text(size: look.contents.text * 1pt)
  block(width: 100%, below: after(4), sticky: true, grid(
    columns: (1fr, column.paragraphs, column.page),
    align: (start, end, end),
    [],
    text(style: "italic", size: 0.95em, look.words.paragraphs),
    text(style: "italic", size: 0.95em, look.words.page),
  ))
  set par(leading: leading(look.contents.line - 0.1))
  context {
    // Labels of one level, and those of the annexes, stand in a column as wide as the widest of them.
    let widths = (each => each.level == 1 and not each.annex, each => each.level == 2, each => each.annex).map(belongs => {
      let labels = lines.values().filter(each => belongs(each) and labelled(each))
      // No sign ends the label of an annex: it stands farther from its title.
      calc.max(7mm, ..labels.map(each => measure(each.label).width + if each.annex { 4.5mm } else { 2.5mm }))
    })
    let set-line(entry, page) = {
      // Inside the link, since a line of an outline may hold nothing beside it.
      if entry.opensChapters { block(above: 4pt, below: leading(look.contents.line) + 1pt, par(text(style: "italic", size: 0.95em, look.words.chapter))) }
      shown(entry, page, widths)
    }
    let spaced = block.with(above: 0pt, below: leading(look.contents.line) + 1.5pt)
    let headings = heading.where(outlined: true)
    if query(headings).len() == 0 {
      // The compiler sets a document several times, the first time without knowing its headings. The lines then stand here without
      // their pages, so that all that follows is where it will stay: it need not be set once more.
      for entry in lines.values() { spaced(set-line(entry, "0")) }
    } else {
      show outline.entry: it => {
        let at = it.element.location()
        spaced(link(at, set-line(lines.at(str(it.element.label)), digits(at.page()))))
      }
      outline(title: none, target: headings, indent: 0pt)
    }
  }
  pagebreak(weak: true)
}
`;
