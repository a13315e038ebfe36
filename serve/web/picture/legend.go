package picture

import (
	"cmp"
	"slices"
	"strings"
)

// entry is one line of the legend.
type entry struct {
	place int
	name  string
}

// legend names the question, where the picture is to stand alone, and the
// claimant lines with their shapes.
func (l *layout) legend() {
	l.y = margin
	if l.options.Title {
		for i, line := range wrap(title(l.data), 17*1.1, l.options.Width-2*margin) {
			l.y += 22
			if i == 0 {
				l.y -= 4
			}
			l.add(words(Words{Text: line, At: Point{margin, l.y}, Size: 17, Bold: true, Colour: ink}))
		}
		l.y += 8
	}
	l.places = rank(l.marks)
	x := margin
	l.y += 14
	for _, e := range l.entries() {
		wide := 18 + textWidth(e.name, textSize)
		if x > margin && x+wide > l.options.Width-margin {
			x, l.y = margin, l.y+lineHeight
		}
		l.add(
			shape(Shape{Points: glyph(e.place, x+6, l.y-4, glyphSize), Round: radius(e.place, glyphSize), Closed: true, Fill: colour(e.place)}),
			words(Words{Text: e.name, At: Point{x + 17, l.y}, Size: textSize, Colour: ink}),
		)
		x += wide + 18
	}
}

// entries lists the lines that are drawn in the order of the palette.
func (l *layout) entries() (out []entry) {
	seen := map[int]bool{}
	for i := range l.marks {
		place := l.places[l.marks[i].line]
		if !seen[place] {
			seen[place] = true
			name := l.marks[i].who
			if place == others {
				name = "others"
			}
			room := int((l.options.Width-2*margin-18)/(textSize*letter)) - 1
			out = append(out, entry{place, Short(name, min(42, room))})
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(uint(a.place), uint(b.place)) })
	return out
}

// foot says below the plot how marks are to be read, those that occur, and
// what is not drawn.
func (l *layout) foot() {
	l.y = l.bottom + 46
	x := margin
	for _, key := range l.keys() {
		wide := 30 + textWidth(key.name, smallSize)
		if x > margin && x+wide > l.options.Width-margin {
			x, l.y = margin, l.y+lineHeight
		}
		l.add(key.draw(x, l.y-4)...)
		l.add(words(Words{Text: key.name, At: Point{x + 26, l.y}, Size: smallSize, Colour: faint}))
		x += wide + 14
	}
	for _, line := range wrap(strings.Join(l.note, " "), smallSize, l.options.Width-2*margin) {
		l.y += lineHeight
		l.add(words(Words{Text: line, At: Point{margin, l.y}, Size: smallSize, Colour: faint}))
	}
	l.y += margin
}

// key explains one way in which marks are drawn.
type key struct {
	name string
	draw func(x, y float64) []Item
}

// keys lists what is drawn.
func (l *layout) keys() (keys []key) {
	with := func(holds func(*mark) bool, name string, draw func(x, y float64) []Item) {
		if slices.ContainsFunc(l.marks, func(m mark) bool { return holds(&m) }) {
			keys = append(keys, key{name, draw})
		}
	}
	with(func(m *mark) bool { return m.high > m.low }, "as meant", func(x, y float64) []Item {
		return []Item{stroke(x+9, y-7, x+9, y+7, ink, 2), shape(Shape{Points: glyph(0, x+9, y, 3.5), Round: 3.5, Closed: true, Fill: ink})}
	})
	with(func(m *mark) bool { return m.openHigh || m.openLow }, "left open", func(x, y float64) []Item {
		return append([]Item{stroke(x+9, y-6, x+9, y+7, ink, 1.5)}, arrow(x+9, y-7, -1, ink)...)
	})
	with((*mark).isWindow, "days covered", func(x, y float64) []Item { return band(x, y-5, x+20, y+5, ink, false) })
	with(func(m *mark) bool { return m.unverified }, "unverified", func(x, y float64) []Item {
		return []Item{shape(Shape{Points: glyph(0, x+9, y, glyphSize), Round: glyphSize, Closed: true, Fill: paper, Stroke: ink, Width: 1.8})}
	})
	with(func(m *mark) bool { return m.unreal }, "promised, demanded or feared", func(x, y float64) []Item {
		return []Item{shape(Shape{Points: glyph(0, x+9, y, glyphSize+1), Round: glyphSize + 1, Closed: true, Fill: paper, Stroke: ink, Width: 1.5, Dashed: true})}
	})
	with(func(m *mark) bool { return m.denied }, "denied", func(x, y float64) []Item { return cross(x+9, y, ink) })
	with(func(m *mark) bool { return m.claims > 1 }, "wordings, relays and copies in one mark", func(x, y float64) []Item {
		return []Item{words(Words{Text: "×5", At: Point{x + 2, y + 4}, Size: smallSize, Bold: true, Colour: ink})}
	})
	return keys
}

// wrap breaks words into lines of that width at most; a word longer than a line
// is cut.
func wrap(text string, size, width float64) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		word = Short(word, int(width/(size*letter)))
		if line != "" && textWidth(line+" "+word, size) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Short cuts a text that is longer than so many characters, and shows that it did.
func Short(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most || most < 2 {
		return text
	}
	return strings.TrimRight(string(runes[:most-1]), " ,.;:-") + "…"
}
