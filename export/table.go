package export

import "strings"

// table lays rows of cells out in columns that fit a width, or below one another
// where there is no room for columns. Every cell is a list of lines, and each
// line is wrapped on its own.
type table struct {
	look   Look
	indent string
	heads  []string
	widths []int
	isList bool // cells stand below one another, each behind its head
}

const (
	gap  = 3  // blanks between columns
	wide = 80 // columns of a page that is always laid out as a table
)

// newTable gives each column the width of its longest line, and takes from the
// widest ones until the row fits. Where words would break, the page is a list.
func newTable(look Look, indent string, heads []string, rows [][]lines) *table {
	widths, words := make([]int, len(heads)), make([]int, len(heads))
	for i, head := range heads {
		widths[i], words[i] = width(head), longestWord(head)
		for _, row := range rows {
			for _, line := range row[i] {
				widths[i] = max(widths[i], width(line.words))
				words[i] = max(words[i], longestWord(line.words))
			}
		}
	}
	room := look.Width - len(indent) - gap*(len(heads)-1)
	for sum(widths) > max(room, len(heads)) {
		widths[widest(widths)]--
	}
	isList := look.Width < wide && exceeds(words, widths)
	return &table{look, indent, heads, widths, isList}
}

// longestWord returns how many columns the longest word of a line takes.
func longestWord(line string) (longest int) {
	for word := range strings.FieldsSeq(line) {
		longest = max(longest, width(word))
	}
	return longest
}

// exceeds tells whether one of the words is longer than its column is wide.
func exceeds(words, widths []int) bool {
	for i, n := range words {
		if n > widths[i] {
			return true
		}
	}
	return false
}

func sum(numbers []int) (total int) {
	for _, n := range numbers {
		total += n
	}
	return total
}

func widest(widths []int) (at int) {
	for i, w := range widths {
		if w > widths[at] {
			at = i
		}
	}
	return at
}

// line is one line of a cell before it is wrapped.
type line struct {
	words string
	style style
}

type lines []line

// head returns the line that names the columns; a list has none.
func (t *table) head() string {
	if t.isList {
		return ""
	}
	cells := make([]lines, len(t.heads))
	for i, head := range t.heads {
		cells[i] = lines{{head, faint}}
	}
	return t.row(cells)
}

// row returns a row of the table, each line ended.
func (t *table) row(cells []lines) string {
	if t.isList {
		return t.list(cells)
	}
	wrapped := make([]lines, len(cells))
	height := 0
	for i, cell := range cells {
		wrapped[i] = cell.wrap(t.widths[i])
		height = max(height, len(wrapped[i]))
	}
	var out strings.Builder
	for y := range height {
		out.WriteString(t.line(wrapped, y))
	}
	return out.String()
}

// list returns a row as lines of head and words, without the cells that are
// empty.
func (t *table) list(cells []lines) string {
	var out strings.Builder
	for i, cell := range cells {
		label := t.heads[i] + ": "
		for _, l := range cell.wrap(t.look.Width - len(t.indent) - width(label)) {
			if l.words == "" {
				continue
			}
			out.WriteString(t.indent + t.look.paint(faint, label) + t.look.paint(l.style, l.words) + "\n")
			label = strings.Repeat(" ", width(label))
		}
	}
	return out.String()
}

// line returns the y-th line of a wrapped row, without blanks at its end.
func (t *table) line(cells []lines, y int) string {
	var out strings.Builder
	out.WriteString(t.indent)
	blanks := 0
	for i, cell := range cells {
		var l line
		if y < len(cell) {
			l = cell[y]
		}
		if l.words != "" {
			out.WriteString(strings.Repeat(" ", blanks))
			blanks = 0
		}
		out.WriteString(t.look.paint(l.style, l.words))
		blanks += t.widths[i] - width(l.words) + gap
	}
	return out.String() + "\n"
}

func (ls lines) wrap(columns int) lines {
	var out lines
	for _, l := range ls {
		for _, words := range wrap(l.words, columns) {
			out = append(out, line{words, l.style})
		}
	}
	return out
}
