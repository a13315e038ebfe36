package picture

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Style says where a picture is to stand.
type Style int

// The styles.
const (
	Inline Style = iota // in a page, whose style sheet has the colours --ink, --faint, --rule and --paper
	Alone               // in a file of its own, on white paper
)

// SVG writes the scene as SVG. id is given to the title and description, for
// pages with several pictures. Nothing in it is style or script: a strict
// policy of content lets it through.
func (s *Scene) SVG(style Style, id string) []byte {
	w := &svgWriter{style: style}
	w.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s"`, num(s.Width), num(s.Height))
	if style == Alone {
		w.printf(` width="%s" height="%s"`, num(s.Width), num(s.Height))
	}
	w.printf(` role="group" aria-labelledby="%[1]s-title" aria-describedby="%[1]s-text" font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">`, esc(id))
	w.printf("\n<title id=\"%s-title\">%s</title>\n<desc id=\"%s-text\">%s</desc>\n", esc(id), esc(s.Title), esc(id), esc(s.Text))
	if style == Alone {
		w.printf("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n")
	}
	w.items(s.Items)
	w.printf("</svg>\n")
	return w.Bytes()
}

type svgWriter struct {
	bytes.Buffer
	style Style
}

func (w *svgWriter) printf(format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) } // a buffer takes all

func (w *svgWriter) items(items []Item) {
	for i := range items {
		switch item := &items[i]; {
		case item.Group != nil:
			w.group(item.Group)
		case item.Shape != nil:
			w.shape(item.Shape)
		case item.Words != nil:
			w.words(item.Words)
		}
	}
}

// group writes a mark. In a page it is a link, which the keyboard reaches
// without script.
func (w *svgWriter) group(g *Group) {
	end := "</g>\n"
	if g.Href != "" && w.style == Inline {
		w.printf(`<a class="mark" href="%s" data-claim="%s" aria-label="%s">`, esc(g.Href), esc(g.Claim), esc(g.Name))
		end = "</a>\n"
	} else {
		w.printf(`<g class="mark" tabindex="0" role="img" aria-label="%s">`, esc(g.Name))
	}
	w.printf("<title>%s</title>\n", esc(g.Title))
	w.items(g.Items)
	w.WriteString(end)
}

func (w *svgWriter) shape(s *Shape) {
	if s.Round > 0 {
		at := middle(s.Points)
		w.printf(`<circle cx="%s" cy="%s" r="%s`, num(at.X), num(at.Y), num(s.Round))
		w.paint(s)
		return
	}
	w.WriteString(`<path d="`)
	for i, p := range s.Points {
		command := "L"
		if i == 0 {
			command = "M"
		}
		w.printf("%s%s %s", command, num(p.X), num(p.Y))
	}
	if s.Closed {
		w.WriteString("Z")
	}
	w.paint(s)
}

// middle is the middle of points.
func middle(points []Point) (at Point) {
	for _, p := range points {
		at.X, at.Y = at.X+p.X/float64(len(points)), at.Y+p.Y/float64(len(points))
	}
	return at
}

// paint ends a shape with its colours.
func (w *svgWriter) paint(s *Shape) {
	fill := "none"
	if s.Fill != "" {
		fill = w.colour(s.Fill)
	}
	w.printf(`" fill="%s"`, fill)
	if s.Opacity > 0 {
		w.printf(` fill-opacity="%s"`, strconv.FormatFloat(s.Opacity, 'f', -1, 64))
	}
	if s.Stroke != "" {
		w.printf(` stroke="%s" stroke-width="%s"`, w.colour(s.Stroke), num(s.Width))
	}
	if s.Lit && w.style == Inline {
		w.WriteString(` class="lit"`)
	}
	if s.Dashed {
		w.WriteString(` stroke-dasharray="3 2.4"`)
	}
	w.WriteString("/>\n")
}

func (w *svgWriter) words(t *Words) {
	w.printf(`<text x="%s" y="%s" font-size="%s" fill="%s"`, num(t.At.X), num(t.At.Y), num(t.Size), w.colour(t.Colour))
	if t.Anchor != "" && t.Anchor != atStart {
		w.printf(` text-anchor="%s"`, t.Anchor)
	}
	if t.Bold {
		w.WriteString(` font-weight="600"`)
	}
	if t.Halo {
		w.printf(` stroke="%s" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`, w.colour(paper))
	}
	w.printf(">%s</text>\n", esc(t.Text))
}

// colour resolves the colours that depend on the paper.
func (w *svgWriter) colour(name string) string {
	if w.style == Alone {
		return onWhite(name)
	}
	switch name {
	case ink, faint, rule, paper, accent:
		return "var(--" + name + ")"
	}
	return name
}

// onWhite is a colour as it stands on white paper.
func onWhite(name string) string {
	switch name {
	case ink:
		return "#1b1c1e"
	case faint:
		return "#5c6066"
	case accent:
		return "#0b5f8a"
	case rule:
		return "#e2e3e5"
	case paper:
		return "#ffffff"
	}
	return name
}

// num writes a coordinate, to a tenth of a pixel; one that is no number would be a fault, and is
// written as 0.
func num(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// esc makes words harmless in SVG, and leaves out characters that XML does not
// allow.
func esc(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}
