// Tables and figures with their captions, notes and sources; boxes.

export const tablesSource = String.raw`#import "line.typ": look, start, end, leading, after, sized, anchor, line

// Points under these before a paragraph.
#let space-after = (box: 10, table: 12)

#let caption-text(runs) = text(size: look.table.caption * 1pt, weight: "bold", line(runs))
#let beneath(runs) = if runs.len() > 0 {
  block(above: 8pt, below: 0pt, width: 100%, sized(look.table.text, look.table.line, {
    set par(justify: false)
    par(line(runs))
  }))
}

// Arabic letters reach further above and below the height of a line.
#let cell-inset = if look.rtl { (x: 3.5pt, top: 6.5pt, bottom: 8pt) } else { (x: 3.5pt, top: 4.5pt, bottom: 5.5pt) }

// Heads are repeated over every page: what may stand only once stands where they stand first.
#let first-of(name, once, again) = {
  [#metadata(none)#label("head-" + name)]
  context {
    let places = query(label("head-" + name))
    if places.len() == 0 or places.first().location().page() == here().page() { once } else { again }
  }
}

#let cell(each) = {
  let body = if each.again == none { line(each.c) } else { first-of(each.again.id, line(each.c), line(each.again.c)) }
  if each.role == "head" { body = text(style: "italic", body) }
  if each.role == "day" { body = text(weight: "bold", body) }
  if each.role == "group" { body = text(weight: "bold", style: "italic", body) }
  table.cell(
    x: each.x,
    y: each.y,
    colspan: each.colspan,
    rowspan: each.rowspan,
    // Units stand under units in either script: figures run from left to right in both.
    align: (if each.figures { right } else if each.spans { center } else { start }) + (if each.role == "head" { bottom } else { top }),
    breakable: each.breaks,
    // Figures stand at the right of their column: what stands beside them begins at some distance.
    inset: if each.parted { cell-inset + (right: cell-inset.x + 9pt) } else { cell-inset },
    body,
  )
}

#let ruled(data) = {
  let rules = ()
  rules.push(table.hline(y: 0, stroke: look.table.ruleTop * 1pt))
  if data.headerRows > 0 { rules.push(table.hline(y: data.headerRows, stroke: look.table.ruleHead * 1pt)) }
  for each in data.header {
    if each.spans { rules.push(table.hline(y: each.y + each.rowspan, start: each.x, end: each.x + each.colspan, stroke: look.table.ruleTop * 1pt)) }
  }
  for each in data.cells {
    if each.role == "day" and each.y > data.headerRows { rules.push(table.hline(y: each.y, start: each.x, end: each.x + each.colspan, stroke: look.table.ruleTop * 1pt)) }
  }
  if not data.goesOn { rules.push(table.hline(y: data.rows, stroke: look.table.ruleEnd * 1pt)) }
  set par(justify: false, leading: leading(look.table.line), spacing: leading(look.table.line) + 2pt)
  set text(size: look.table.text * 1pt)
  table(
    columns: data.columns.map(share => share * 1fr),
    inset: cell-inset,
    stroke: none,
    ..if data.headerRows > 0 { (table.header(repeat: data.repeats, ..data.header.map(cell)),) },
    // A row that names what follows is a heading within the table: it is repeated over the page and never left alone.
    ..data.cells.map(each => if each.names { table.header(level: 2, cell(each)) } else { cell(each) }),
    ..rules,
  )
}

#let captioned(data, body) = {
  block(above: after(10), below: after(space-after.table), width: 100%, breakable: not data.at("whole", default: true), {
    anchor(data.anchor)
    if data.caption.len() == 0 { body } else {
      show figure.caption: it => block(width: 100%, sticky: true, align(start, it.body))
      set align(start)
      figure(kind: if data.k == "table" { table } else { image }, alt: data.at("alt", default: none), supplement: none, caption: caption-text(data.caption), placement: none, body)
    }
    beneath(data.at("notes", default: ()))
    beneath(data.source)
  })
}

#let table-element(data) = captioned(data, align(start, ruled(data)))

#let picture(data) = if data.path == none {
  if data.alt != "" { rect(width: data.width * 1pt, inset: 8pt, stroke: 0.5pt, text(style: "italic", "[" + data.alt + "]")) }
} else {
  image(data.path, alt: data.alt, width: data.width * 1pt, height: data.height * 1pt, fit: "contain")
}

#let figure-element(data) = captioned(data, align(center, block(breakable: false, picture(data))))
`;
