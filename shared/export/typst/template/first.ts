// The first page: logos, masthead between its rules, the lines down to the subtitle, the summary in its frame.

export const firstSource = String.raw`#import "line.typ": look, start, end, leading, after, sized, other, anchor, line

#let rule(weight) = std.line(length: 100%, stroke: weight * 1pt)

#let picture(each) = box(image(each.path, alt: each.alt, width: each.width * 1pt, height: each.height * 1pt, fit: "contain"))

#let logos(images) = if images.len() > 0 {
  block(below: 14pt, {
    set par(justify: false)
    images.map(picture).join(h(12pt))
  })
}

// Lines in Latin script keep their order inside a page that runs from right to left.
#let latin(body, ltr) = if ltr { other(body) } else { body }

#let distribution(lines) = {
  set par(justify: false)
  set text(size: look.masthead.distr * 1pt * (if look.rtl { 1.12 } else { 1 }))
  stack(dir: ttb, spacing: 0.52em, ..lines.map(each => pad(top: each.before * 1pt, par(latin(each.t, each.ltr)))))
}

#let series(masthead) = {
  let letter = text(size: look.masthead.series * 1pt, weight: if look.headquarters { "regular" } else { "bold" }, masthead.series)
  let whole = letter + text(size: look.masthead.rest * 1pt, masthead.rest)
  if look.rtl { box(text(dir: ltr, font: look.other.fonts, lang: look.other.lang, region: look.other.region, whole)) } else { whole }
}

#let masthead(data) = {
  set par(justify: false, leading: leading(look.heading.line - 0.05))
  let overhang = -look.page.overhang * 1pt
  block(below: 20pt, width: 100%, pad(x: overhang, {
    grid(
      columns: (1fr, auto),
      align: (start + bottom, end + bottom),
      text(size: look.masthead.organization * 1pt, weight: if look.headquarters { "regular" } else { "bold" }, par(data.organization)),
      par(series(data)),
    )
    // Arabic letters reach below their line.
    v(if look.rtl { 11pt } else { 6pt }, weak: true)
    rule(look.thinRule)
    v(if look.rtl { 11pt } else { 8pt }, weak: true)
    let emblem = ()
    if data.emblem != none { emblem.push(picture(data.emblem)) }
    grid(
      columns: emblem.map(_ => look.masthead.emblem * 1pt) + (1fr, if look.headquarters { 50mm } else { auto }),
      column-gutter: emblem.map(_ => 0mm) + (8mm,),
      align: emblem.map(_ => start + top) + (start + top, if look.headquarters { start + top } else { end + top }),
      ..emblem,
      text(size: look.masthead.organ * 1pt, weight: "bold", par(data.organ)),
      // In a page from right to left the block at the left edge is set flush with that edge.
      if look.headquarters and look.rtl { align(end, distribution(data.lines)) } else { distribution(data.lines) },
    )
    v(if look.headquarters { 28pt } else { 11pt }, weak: true)
    rule(look.thickRule)
  }))
}

// Lines of about equal length: as narrow as the text can be set without another line. One line is as wide as it is.
#let balanced(body) = layout(size => {
  let height = measure(width: size.width, body).height
  let (low, high) = (size.width * 0.4, size.width)
  for _ in range(7) {
    let middle = (low + high) / 2
    if measure(width: middle, body).height > height { low = middle } else { high = middle }
  }
  block(width: high, body)
})

#let front-line(each) = {
  let shown = text(kerning: true, size: each.size * 1pt, weight: if each.bold { "bold" } else { "regular" }, anchor(each.anchor) + line(each.c))
  shown = if each.title { title(shown) } else { par(shown) }
  block(above: each.before * 1pt, below: 0pt, width: 100%, sticky: true, {
    set par(justify: false, leading: leading(look.body.line))
    let side = if each.centre { center } else { start }
    align(side, if each.titled { balanced(align(side, shown)) } else { shown })
  })
  v(if look.rtl { 10pt } else { 7pt })
}

#let summary-frame(paragraphs, headed) = block(
  above: 20pt,
  below: 12pt,
  width: 100%,
  inset: (x: 12pt, top: 13pt, bottom: 14pt),
  stroke: look.summary.frame * 1pt,
  sized(look.summary.text, look.body.line - 0.03, {
    set par(spacing: after(5))
    if headed { block(width: 100%, below: after(6), sticky: true, align(center, text(size: look.summary.head * 1pt, weight: "bold", style: if look.headquarters { "italic" } else { "normal" }, par(look.words.summary)))) }
    for each in paragraphs { par(anchor(each.anchor) + line(each.c)) }
  }),
)

#let summary(paragraphs) = {
  let frames = ()
  for each in paragraphs {
    if frames.len() == 0 or each.begins { frames.push((each,)) } else { frames.last().push(each) }
  }
  for (n, frame) in frames.enumerate() {
    if frame.first().begins { pagebreak(weak: true) }
    summary-frame(frame, n == 0)
  }
}

#let first-page(data) = {
  show title: it => it.body
  logos(data.logos)
  if data.masthead != none { masthead(data.masthead) }
  for each in data.lines { front-line(each) }
  summary(data.summary)
  if data.lines.len() > 0 and data.summary.len() == 0 { v(10pt) }
}
`;
