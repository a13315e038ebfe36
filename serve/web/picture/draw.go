package picture

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"recount"
)

// draw adds the marks: windows behind, bars and shapes before them, then the
// figures of those that have room for it.
func (l *layout) draw() {
	spots := l.spots()
	var groups []*Group
	for i := range spots {
		g := l.group(&spots[i])
		groups = append(groups, g)
		l.add(Item{Group: g})
		l.placed = append(l.placed, rect{spots[i].x - 7, spots[i].y - 7, spots[i].x + 7, spots[i].y + 7}, l.bar(&spots[i]))
	}
	if len(spots) > named {
		return
	}
	for i := range spots {
		l.name(&spots[i], groups[i])
	}
}

// named is up to how many marks bear their figures.
const named = 24

// group draws one mark.
func (l *layout) group(s *spot) *Group {
	g := &Group{Name: s.name(), Title: s.tell(l.options.Brief)}
	if s.claim != nil {
		g.Claim = s.claim.ID
		if l.options.Href != nil {
			g.Href = l.options.Href(s.claim.ID)
		}
	}
	place := l.places[s.line]
	tint := colour(place)
	top, bottom := l.scale.at(s.high), l.scale.at(s.low)
	if s.isWindow() {
		g.Items = append(g.Items, band(s.from, min(top, s.y-4), s.to, max(bottom, s.y+4), tint, s.unreal)...)
	}
	bar := l.bar(s)
	if bar.y2-bar.y1 > 1 {
		line := stroke(s.x, bar.y1, s.x, bar.y2, tint, 2.2)
		if s.origins > 1 {
			line.Shape.Width = 1 // the spread of what is folded reaches over others
		}
		line.Shape.Dashed = s.unreal
		g.Items = append(g.Items, line)
	}
	if s.isOpenHigh() {
		g.Items = append(g.Items, arrow(s.x, bar.y1, -1, tint)...)
	}
	if s.isOpenLow() {
		g.Items = append(g.Items, arrow(s.x, bar.y2, 1, tint)...)
	}
	dot := Shape{Points: glyph(place, s.x, s.y, glyphSize), Round: radius(place, glyphSize), Lit: true, Closed: true, Fill: tint, Stroke: paper, Width: 1}
	if s.unverified || s.unreal {
		dot.Fill, dot.Stroke, dot.Width, dot.Dashed = paper, tint, 2, s.unreal
	}
	g.Items = append(g.Items, shape(dot))
	if s.denied {
		g.Items = append(g.Items, cross(s.x, s.y, ink)...)
	}
	return g
}

// name writes a mark's figure beside it, and how many claims stand behind it,
// where that covers nothing else.
func (l *layout) name(s *spot, g *Group) {
	text := s.said() + s.times()
	wide := textWidth(text, smallSize)
	for _, at := range []struct {
		dx, dy float64
		anchor string
	}{{11, 4, atStart}, {-11, 4, atEnd}, {0, -12, atMiddle}, {0, 20, atMiddle}, {11, -8, atStart}, {11, 16, atStart}, {-11, -8, atEnd}, {-11, 16, atEnd}} {
		x, y := s.x+at.dx, s.y+at.dy
		from := x
		switch at.anchor {
		case atEnd:
			from = x - wide
		case atMiddle:
			from = x - wide/2
		}
		r := rect{from, y - 10, from + wide, y + 3}
		if r.x1 < l.left || r.x2 > l.right || r.y1 < l.top || r.y2 > l.bottom || l.covers(r) {
			continue
		}
		l.placed = append(l.placed, r)
		g.Items = append(g.Items, words(Words{Text: text, At: Point{x, y}, Anchor: at.anchor, Size: smallSize, Colour: ink, Halo: true}))
		return
	}
}

// bar is where a mark's interval stands, with its arrows.
func (l *layout) bar(s *spot) rect {
	top, bottom := min(s.y, l.scale.at(s.high)), max(s.y, l.scale.at(s.low))
	const stem = glyphSize + 10 // at least so long is an arrow, to be seen beside the shape
	if s.isOpenHigh() {
		top = min(top, s.y-stem)
	}
	if s.isOpenLow() {
		bottom = max(bottom, s.y+stem)
	}
	return rect{s.x - 3, top, s.x + 3, bottom}
}

// covers tells whether words would cover a mark, its interval or other words.
func (l *layout) covers(r rect) bool {
	return slices.ContainsFunc(l.placed, r.meets)
}

// arrow is the head of one, pointing up (-1) or down (1).
func arrow(x, y, way float64, colour string) []Item {
	return []Item{shape(Shape{Points: []Point{{x - 4.5, y - way*6}, {x, y}, {x + 4.5, y - way*6}}, Stroke: colour, Width: 2})}
}

// band is a window of days.
func band(x1, y1, x2, y2 float64, colour string, dashed bool) []Item {
	return []Item{shape(Shape{
		Points: box(x1, y1, x2, y2), Closed: true, Fill: colour, Opacity: 0.14, Stroke: colour, Width: 1, Dashed: dashed,
	})}
}

// cross strikes a mark out.
func cross(x, y float64, colour string) []Item {
	const r = 7
	return []Item{stroke(x-r, y-r, x+r, y+r, colour, 1.6), stroke(x-r, y+r, x+r, y-r, colour, 1.6)}
}

// name tells in a line who says how many, and of when.
func (m *mark) name() string {
	if m.claim == nil || m.origins > 1 {
		return m.who + ": " + recount.Counted(m.origins, "figure", "figures") + " from " + number(m.low) + " to " + number(m.high) + when(m)
	}
	said := string(m.claim.Figure)
	if reading := m.claim.Reading(); reading != "" {
		said = string(reading) + ", corrected by a reviewer from “" + said + "”" + m.times()
	} else if m.said() != said {
		said += " (" + m.said() + m.times() + ")"
	} else {
		said += m.times()
	}
	parts := []string{m.who + ": " + said + when(m)}
	for _, add := range []struct {
		holds bool
		words string
	}{{m.unverified, "unverified"}, {m.denied, "denied"}, {m.unreal, reality(m)}} {
		if add.holds {
			parts = append(parts, add.words)
		}
	}
	if m.claims > 1 {
		parts = append(parts, recount.Counted(m.claims, "claim", "claims")+" of one origin")
	}
	return strings.Join(parts, ", ")
}

// said is the figure as it is written beside a mark: as worded, unless that is
// long.
func (m *mark) said() string {
	if m.claim == nil {
		return number(m.value)
	}
	words := string(cmp.Or(m.claim.Reading(), m.claim.Figure))
	if len(words) > 26 {
		return number(m.value)
	}
	return words
}

// times tells how many claims stand behind a mark, where there are several.
func (m *mark) times() string {
	if m.claims < 2 {
		return ""
	}
	return " ×" + strconv.Itoa(m.claims)
}

// reality says in what respect a figure is not told as a fact.
func reality(m *mark) string {
	if m.claim.Modality != "" {
		return string(m.claim.Modality)
	}
	return string(m.claim.Stage)
}

// when says which days a mark speaks of.
func when(m *mark) string {
	switch {
	case m.isWindow():
		return ", " + m.from.String() + " to " + m.to.String()
	case m.day.IsZero():
		return ", no day told"
	}
	return ", " + m.day.String()
}

// tell says all that there is to tell of a mark: the words as quoted, with
// source and date, unless it is to be brief.
func (m *mark) tell(isBrief bool) string {
	if m.claim == nil || m.origins > 1 || isBrief {
		return m.name()
	}
	c := m.claim
	source := string(c.Source)
	if !c.Published.IsZero() {
		source = strings.TrimPrefix(source+", "+c.Published.String(), ", ")
	}
	return m.name() + "\n“" + Short(string(c.Sentence), 400) + "”\n" + source
}
