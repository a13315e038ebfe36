package extract

import (
	"recount"
	"recount/lang/furniture"
)

// furnitureIn returns the lines of a text that are no part of the report:
// credits, links to other reports, notices. The first line is the title, which
// is always part of it ("Video: 12 killed in blast").
func furnitureIn(text string) []recount.Span {
	var lines []recount.Span
	for start, end := range furniture.Lines(text) {
		if start > 0 {
			lines = append(lines, recount.Span{Start: start, End: end})
		}
	}
	return lines
}

func (r *run) inFurniture(at int) bool {
	for _, line := range r.furniture {
		if line.Start <= at && at < line.End {
			return true
		}
	}
	return false
}
