package figure

import (
	"math"

	"recount"
)

// ranged reads the second end of a range behind a: 30 to 40, between 30 and 40,
// 10-12, 300 or 400, 70 to 80,000.
func (s *scanner) rangeOf(c *candidate) {
	k, joint := s.connector(c)
	if joint == "" {
		return
	}
	b, ok := s.amount(k)
	if !ok || b.vague != "" != (c.vague != "") || b.part != c.part || s.tok(k).line {
		return
	}
	low, high, ok := s.ends(c, &b, joint)
	if !ok {
		if s.is(c.first-1, "from") && joint == "to" && c.unit == "" && b.value < 20*c.value {
			c.unit, c.kind = b.unit, b.kind
		}
		return
	}
	if c.value != 0 {
		c.said *= low / c.value
	}
	c.value, c.value2, c.bound, c.ranged, c.vague = low, &high, recount.Range, true, ""
	c.said2 = &b.said
	c.end, c.unitEnd = b.end, b.unitEnd
	if b.unit != "" {
		c.unit, c.kind = b.unit, b.kind
	}
	c.rule = "range:" + joint
	if c.between {
		c.open = c.first - 1
		if s.is(c.open, "from", "of") && s.is(c.open-1, "in", "range") {
			c.open = c.first
		}
	}
}

// connector returns where the second number begins and the word between.
func (s *scanner) connector(c *candidate) (k int, joint string) {
	k = c.unitEnd
	switch {
	case s.is(k, "-", "–", "—", "‑", "~") && (s.tok(k).glued() == s.tok(k+1).glued() || s.is(k, "–")):
		if c.written != s.numericAt(k+1) {
			return 0, ""
		}
		return k + 1, "-"
	case s.is(k, "to", "through", "or"):
		return k + 1, s.tok(k).lower
	case s.is(k, "and") && s.is(c.first-1, "between"):
		return k + 1, "between"
	}
	return 0, ""
}

// ends decides whether c and b are the two ends of one range and returns them;
// the first takes the magnitude of the second where it has none: 70 to 80,000.
func (s *scanner) ends(c *candidate, b *amount, joint string) (low, high float64, ok bool) {
	low, high = c.value, b.value
	if s.yearAt(c.first) && !s.yearAt(b.first) {
		return 0, 0, false
	}
	c.between = s.is(c.first-1, "between", "from")
	same := c.unit == b.unit || c.unit == "" || b.unit == "" && c.sign
	if !same || b.sign && c.unit == "" && joint != "or" && joint != "-" {
		return 0, 0, false
	}
	if scaled := low * scaleOf(b); c.scale == 1 && scaleOf(b) > 1 && low < 1000 && fits(scaled, high) {
		low = scaled
	}
	if low >= high || !s.joins(c, b, joint, high/low) {
		return 0, 0, false
	}
	if b.unit == "" && c.sign {
		b.unit, b.kind = c.unit, c.kind
	}
	return low, high, true
}

// joins tells whether the word between them makes one range of c and b, the
// second ratio times the first, rather than a change or two figures.
func (s *scanner) joins(c *candidate, b *amount, joint string, ratio float64) bool {
	changed := s.in("change", c.first-1)
	switch {
	case joint == "or":
		return ratio <= 3
	case joint != "to":
		return true
	case s.is(c.first-1, "from") && s.changes(c):
		return false
	case c.between:
		return true
	case c.unit != "" && (c.sign != b.sign || changed):
		return false
	case s.is(c.first-1, "by") || changed:
		return ratio <= 4
	}
	return true
}

// scaleOf returns the magnitude of b's last word, or a thousand for 80,000.
func scaleOf(b *amount) float64 {
	if b.scale > 1 {
		return b.scale
	}
	if b.written && b.value >= 1000 && math.Mod(b.value, 1000) == 0 {
		return 1000
	}
	return 1
}

// fits tells whether a scaled lower end lies near enough below the upper one.
func fits(low, high float64) bool { return low < high && high <= 20*low }

// changes tells whether "from 33 to 48" tells of a change from one figure to
// another, not of a range.
func (s *scanner) changes(c *candidate) bool {
	for k := c.first - 1; k >= 0 && k >= c.first-8; k-- {
		t := s.tok(k)
		if t.line || s.is(k, ".", ";", "!", "?") {
			return s.v.has("change", t)
		}
		if s.v.has("change", t) {
			return true
		}
	}
	return false
}

// between joins two bounds of one number into a range: more than 10 but fewer
// than 20, at most 100 and at least 20. next is the token behind c; it returns
// the token behind the range, or next.
func (s *scanner) between(c *candidate, next int) int {
	if c.kind != Count && c.kind != Money && c.kind != Percent && c.kind != Measure || sideOf(c.bound) == 0 {
		return next
	}
	k := next
	if s.is(k, ",") {
		k++
	}
	if s.is(k, "and", "but") {
		k++
	}
	if _, end, ok := s.v.before.at(s.toks, k); ok && k > next {
		k = end
	} else {
		return next
	}
	b, _, ok := s.read(k)
	if !ok || sideOf(b.bound)+sideOf(c.bound) != 0 || b.kind != c.kind && c.kind != Count {
		return next
	}
	low, high, said, said2 := c.value, b.value, c.said, b.said
	if sideOf(c.bound) < 0 {
		low, high, said, said2 = high, low, said2, said
	}
	if low >= high {
		return next
	}
	c.value, c.value2, c.bound, c.rule = low, &high, recount.Range, "range:bounds"
	c.said, c.said2 = said, &said2
	c.kind, c.unit, c.end, c.close, c.unitEnd = b.kind, b.unit, b.end, b.close, b.unitEnd
	return b.close
}

// sideOf is +1 for a lower bound, -1 for an upper one, else 0.
func sideOf(b recount.Bound) int {
	switch b {
	case recount.MoreThan, recount.AtLeast:
		return 1
	case recount.LessThan, recount.UpTo:
		return -1
	}
	return 0
}
