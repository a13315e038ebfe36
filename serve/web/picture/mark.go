package picture

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
)

// mark is one origin, or several that are folded into one.
type mark struct {
	claim *ledger.Linked // the best informed; nil for a range of days
	line  string         // key of the claimant line
	who   string         // the fullest name

	day      recount.Day // for which the figure holds; zero where none is known
	from, to recount.Day // the window covered; zero for a figure of a day

	value             float64
	low, high         float64 // as meant, or the spread of what is folded
	openLow, openHigh bool    // the words leave that end open

	unverified, unreal, denied bool // unreal: promised, demanded or feared
	claims                     int  // that stand behind it: wordings, relays and copies
	origins                    int  // 1, or how many are folded into it
}

// isWindow tells whether the figure covers a stretch of days.
func (m *mark) isWindow() bool { return !m.from.IsZero() && m.from != m.to }

// isOpenHigh tells whether an arrow points up; of what is folded only where the
// open end lies beyond the middle one.
func (m *mark) isOpenHigh() bool { return m.openHigh && (!m.openLow || m.high > m.value) }

// isOpenLow tells whether an arrow points down.
func (m *mark) isOpenLow() bool { return m.openLow && (!m.openHigh || m.low < m.value) }

// gather makes the marks of a question, and says what is not drawn as it is.
func gather(data *Data, most int) (marks []mark, note []string) {
	if data.Partial {
		marks, note = ofDays(data.Question.Days), append(note, "Too many claims to draw apart: bars are the range of each day’s figures.")
	} else {
		marks, note = ofOrigins(data)
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(a.day.Compare(b.day), strings.Compare(a.line, b.line), cmp.Compare(a.value, b.value))
	})
	before := len(marks)
	marks, by := fold(marks, most)
	if by != "" {
		note = append(note, number(float64(before))+" origins are too many to draw apart: those of one claimant are folded by "+by+".")
	}
	return marks, note
}

// ofDays makes a mark of each day's range.
func ofDays(days []recount.DayRange) (marks []mark) {
	for _, d := range days {
		if d.Meant.Low == nil && d.Meant.High == nil {
			continue
		}
		low, high := ends(d.Meant.Low, d.Meant.High, 0)
		if !drawable(low, high) {
			continue
		}
		marks = append(marks, mark{
			who: "all claimants", day: d.Day, value: (low + high) / 2, low: low, high: high,
			openLow: d.Meant.Low == nil, openHigh: d.Meant.High == nil, claims: d.Claims, origins: d.Claims,
		})
	}
	return marks
}

// ofOrigins makes a mark of each origin, and of each claim that has none yet.
func ofOrigins(data *Data) (marks []mark, note []string) {
	claims := map[string]*ledger.Linked{}
	for i := range data.Claims {
		claims[data.Claims[i].ID] = &data.Claims[i]
	}
	drawn, otherUnit := map[string]bool{}, 0
	add := func(c *ledger.Linked, o *recount.Origin) {
		m := markOf(c, o)
		switch {
		case c.Unit != data.Question.Unit && data.Question.Unit != "":
			otherUnit++
		case drawable(m.value, m.low, m.high):
			marks = append(marks, m)
		}
	}
	for i := range data.Origins {
		o := &data.Origins[i]
		first := true
		for _, id := range o.Claims {
			c := claims[id]
			if c != nil && first {
				add(c, o)
				first = false
			}
			drawn[id] = true
		}
	}
	for i := range data.Claims {
		if c := &data.Claims[i]; !drawn[c.ID] {
			add(c, nil)
		}
	}
	if otherUnit > 0 {
		note = append(note, recount.Counted(otherUnit, "figure", "figures")+" in another unit: in the table only.")
	}
	return marks, note
}

// markOf makes a mark of an origin's best informed claim.
func markOf(c *ledger.Linked, o *recount.Origin) mark {
	m := mark{
		claim: c, line: c.Line, who: Who(c), day: c.Day(), value: c.Value, claims: 1, origins: 1,
		unverified: c.Unverified, denied: c.Modality == recount.Denied,
		unreal: c.Stage == recount.Promised || c.Modality == recount.Feared || c.Modality == recount.Demanded,
	}
	if c.Bound != recount.About && c.Bound != recount.Vague { // those blur a figure, and leave no end open
		m.openLow, m.openHigh = c.Low == nil && c.High != nil, c.High == nil && c.Low != nil
	}
	if o != nil {
		m.line, m.claims = string(o.Line), len(o.Claims)
		if o.Claimant != "" {
			m.who = string(o.Claimant)
		}
	}
	if m.line == "" {
		m.line = "name " + m.who
	}
	m.low, m.high = ends(c.MeantLow, c.MeantHigh, c.Value)
	if c.Bound == recount.Vague && (m.value < m.low || m.value > m.high) {
		m.value = (m.low + m.high) / 2 // “several hundred” is not 100
	}
	if c.PeriodKind != recount.Total && c.PeriodKind != recount.Due && !c.PeriodFrom.IsZero() && !c.PeriodTo.IsZero() {
		m.from, m.to = c.PeriodFrom, c.PeriodTo
	}
	return m
}

// Who names whoever vouches for a claim: the claimant, else the outlet in whose
// own voice the figure stands.
func Who(c *ledger.Linked) string {
	switch {
	case c.Claimant != "":
		return string(c.Claimant)
	case c.ClaimantWords != "":
		return string(c.ClaimantWords)
	case c.Source != "":
		return string(c.Source)
	}
	return "not named"
}

// ends returns the ends of an interval that may be open, about a value.
func ends(low, high *float64, value float64) (from, to float64) {
	switch {
	case low != nil && high != nil:
		return *low, *high
	case low != nil:
		return *low, max(*low, value)
	case high != nil:
		return min(*high, value), *high
	}
	return value, value
}

// drawable tells whether numbers can be placed on a scale: finite, and of a
// size that sums do not overflow and quotients do not vanish.
func drawable(numbers ...float64) bool {
	const least, most = 1e-100, 1e100
	for _, n := range numbers {
		if size := math.Abs(n); math.IsNaN(n) || size > most || n != 0 && size < least {
			return false
		}
	}
	return true
}
