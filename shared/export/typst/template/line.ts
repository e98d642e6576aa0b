// Text in a line: runs, links, symbols, footnotes. Strings become text as they are; nothing here reads them as markup.

export const lineSource = String.raw`#let look = json("look.json")
#let start = if look.rtl { right } else { left }
#let end = if look.rtl { left } else { right }
#let colour(name) = rgb(look.colours.at(name))

// A line reaches from a fixed height above its base line down to the base line: a letter of another script never pushes lines apart.
#let height = 0.7
// Space between two lines of a size, so that their base lines stand "line" sizes apart.
#let leading(line) = (line - height) * 1em
// Space under a line of the text before what follows it: the space between lines, and so many points.
#let after(points) = leading(look.body.line) + points * 1pt
#let sized(size, line, body) = {
  set text(size: size * 1pt)
  set par(leading: leading(line), spacing: leading(line))
  body
}

// Letters that are joined on a slant are pieces of their own in the file, which stand there from left to right: words would be read,
// searched and copied in the wrong order.
#let features(arabic) = if arabic { (curs: 0) } else { (:) }

#let digits(n) = if look.indic { numbering("١", n) } else { str(n) }

#let other = text.with(
  font: look.other.fonts,
  size: look.other.size * 1em,
  lang: look.other.lang,
  region: look.other.region,
  features: features(not look.rtl),
  dir: ltr,
)

// A line under or through a note is the edge of a frame: while a changed stretch of the text goes on over the end of its page, the compiler counts it as going
// on through the notes of that page, and an accessible file knows one line per text.
#let under(stroke, body) = highlight(fill: none, stroke: (bottom: stroke), bottom-edge: -0.14em, body)
#let through(stroke, body) = highlight(fill: none, stroke: (top: stroke), top-edge: 0.25em, body)

#let formed(body, f, noted) = {
  if "l" in f or "a" in f { body = other(body) }
  // A style of its own, whatever it says, makes a piece of its own.
  if "." in f { body = text(overhang: false, body) }
  if "b" in f or "[" in f { body = text(weight: "bold", body) }
  if "r" in f { body = text(weight: "regular", body) }
  if "i" in f { body = text(style: "italic", body) }
  if "n" in f { body = text(fill: colour("untranslated"), body) }
  // An accessible file knows one line per text, under it or through it: striking out goes before underlining.
  if "-" in f {
    let gone = text(fill: colour("deleted"), body)
    body = if noted { through(0.6pt + colour("deleted"), gone) } else { strike(stroke: 0.6pt + colour("deleted"), gone) }
  } else if "+" in f {
    let come = text(fill: colour("inserted"), body)
    body = if noted { under(0.9pt + colour("inserted"), come) } else { underline(stroke: 0.9pt + colour("inserted"), offset: 0.14em, come) }
  } else if "u" in f {
    body = if noted { under(0.6pt + black, body) } else { underline(offset: 0.14em, body) }
  }
  if "^" in f { body = super(typographic: false, body) }
  if "_" in f { body = sub(typographic: false, body) }
  body
}

#let symbol(run, noted) = {
  let shown(part) = formed(if look.rtl { other(part) } else { part }, run.f, noted)
  let shown = if run.parts.len() == 0 { shown(run.t) } else { run.parts.map(part => box(shown(part))).join() }
  if run.href == none { shown } else { link(run.href, text(fill: colour("link"), shown)) }
}

// A block that leaves its page where there is not so much room under it.
#let with-room(room, block, body) = if room > 0 {
  block(inset: (bottom: room * 1pt), body)
  v(-room * 1pt)
} else {
  block(body)
}

// A place that references lead to.
#let anchor(id) = if id != none { [#metadata(none)#label("to-" + id)] }

#let line(runs, noted: false) = for run in runs {
  if type(run) == str { run } else if run.k == "t" {
    formed(run.t, run.f, noted)
  } else if run.k == "br" {
    linebreak()
  } else if run.k == "sym" {
    symbol(run, noted)
  } else if run.k == "link" {
    link(run.href, text(fill: colour("link"), line(run.c, noted: noted)))
  } else if run.k == "ref" {
    if run.to == none { line(run.c, noted: noted) } else { link(label("to-" + run.to), line(run.c, noted: noted)) }
  } else if run.k == "note" {
    // After a figure and a comma the mark would be taken for a part of the figure: a sign of direction parts them.
    let n = if look.rtl { "\u{200F}" + run.n } else { run.n }
    anchor(run.anchor)
    let note = footnote(numbering: (..) => n, h(0.25em) + line(run.c, noted: true))
    if run.room > 0 { [#note#label("room-" + str(run.room))] } else { note }
  }
}
`;
