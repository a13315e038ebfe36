package picture

import (
	"math"
	"slices"
)

// Sizes, in pixels.
const (
	textSize   = 12.5
	smallSize  = 11.5
	lineHeight = 19.0
	margin     = 8.0
	glyphSize  = 5.5 // half of a mark's width
	edge       = 18  // kept free inside the frame
)

// layout is a picture in the making.
type layout struct {
	data    *Data
	options Options
	marks   []mark
	note    []string
	places  map[string]int // line -> place in the palette

	y      float64 // how far down the legend reaches
	left   float64 // the plot
	right  float64
	top    float64
	bottom float64

	days   calendar
	scale  scale
	noDay  float64 // middle of the column of marks without a day; 0 where there are none
	items  []Item
	placed []rect // what names must not cover
}

// rect is a stretch of the picture.
type rect struct{ x1, y1, x2, y2 float64 }

func (r rect) meets(o rect) bool {
	return r.x1 < o.x2 && o.x1 < r.x2 && r.y1 < o.y2 && o.y1 < r.y2
}

func (l *layout) add(items ...Item) { l.items = append(l.items, items...) }

// frame lays out the plot beneath the legend.
func (l *layout) frame() {
	l.top = l.y + 32
	l.bottom = l.top + l.options.Height - 60
	l.scale = newScale(l.marks, l.top+edge, l.bottom-edge)
	widest := 0.0
	for _, tick := range l.scale.ticks {
		widest = max(widest, textWidth(number(tick), smallSize))
	}
	l.left, l.right = margin+widest+10, l.options.Width-margin
	left := l.left
	if slices.ContainsFunc(l.marks, func(m mark) bool { return m.day.IsZero() }) {
		l.noDay, left = l.left+32, l.left+64
	}
	l.days = newCalendar(l.marks, left, l.right)
}

// axes draws the lines behind, the figures on the left and the days below.
func (l *layout) axes() {
	unit := l.data.Question.Unit
	if l.scale.log {
		unit += " (logarithmic scale)"
	}
	l.add(words(Words{Text: unit, At: Point{margin, l.top - 10}, Size: smallSize, Colour: faint}))
	for _, tick := range l.scale.ticks {
		y := l.scale.at(tick)
		l.add(
			stroke(l.left, y, l.right, y, rule, 1),
			words(Words{Text: number(tick), At: Point{l.left - 8, y + 4}, Anchor: atEnd, Size: smallSize, Colour: faint}),
		)
	}
	l.add(stroke(l.left, l.bottom, l.right, l.bottom, faint, 1))
	end := l.days.left
	for _, tick := range l.days.ticks() {
		x := l.days.middle(tick.day)
		half := textWidth(tick.name, smallSize) / 2
		l.add(stroke(x, l.bottom, x, l.bottom+5, faint, 1))
		at := max(l.days.left+half, min(x, l.options.Width-margin-half))
		if at-half < end-1 {
			continue
		}
		end = at + half + 6
		l.add(words(Words{Text: tick.name, At: Point{at, l.bottom + 19}, Anchor: atMiddle, Size: smallSize, Colour: faint}))
	}
	if l.noDay > 0 {
		l.add(
			stroke(l.noDay+32, l.top, l.noDay+32, l.bottom, rule, 1),
			words(Words{Text: "no day", At: Point{l.noDay, l.bottom + 19}, Anchor: atMiddle, Size: smallSize, Colour: faint}),
		)
	}
}

// spot is where a mark stands.
type spot struct {
	*mark
	x, y float64
	from float64 // the window, where it has one
	to   float64
}

// spots places marks, those that would cover each other side by side.
func (l *layout) spots() []spot {
	spots := make([]spot, len(l.marks))
	taken := map[[2]int]bool{} // cells as wide as a mark
	for i := range l.marks {
		m := &l.marks[i]
		s := spot{mark: m, x: l.noDay, y: l.scale.at(m.value)}
		if !m.day.IsZero() {
			s.x = l.days.middle(m.day)
		}
		if m.isWindow() {
			s.from, s.to = l.days.begin(m.from), l.days.begin(m.to.Add(1))
			s.x = (s.from + s.to) / 2
		}
		s.x = l.free(taken, s.x, min(s.y, l.scale.at(m.high)), max(s.y, l.scale.at(m.low)))
		spots[i] = s
	}
	return spots
}

// free finds a place near x where no mark stands yet between two heights, and
// takes it; where all are taken, marks stand on each other.
func (l *layout) free(taken map[[2]int]bool, x, top, bottom float64) float64 {
	const wide, tries = 2*glyphSize + 1, 7
	low, high := l.left+glyphSize+2, l.right-glyphSize-2
	column := func(at float64) int { return int(math.Round(at / wide)) }
	first, last := column(top), column(bottom)
	best := max(low, min(high, x))
	for i := range tries {
		shift := float64((i+1)/2) * wide
		if i%2 == 0 {
			shift = -shift
		}
		at, isFree := max(low, min(high, x+shift)), true
		for y := first; y <= last; y++ {
			isFree = isFree && !taken[[2]int{column(at), y}]
		}
		if isFree {
			best = at
			break
		}
	}
	for y := first; y <= last; y++ {
		taken[[2]int{column(best), y}] = true
	}
	return best
}

// finish closes the scene.
func (l *layout) finish() *Scene {
	return &Scene{
		Width: l.options.Width, Height: math.Ceil(l.y),
		Title: title(l.data), Text: l.describe(), Items: l.items,
	}
}
