package recount

// Bound says how the words around a number limit it.
type Bound string

// The bounds. A claim's value is the number said; its bound tells what the
// words make of it.
const (
	Exact    Bound = "exact"     // 1,000
	About    Bound = "about"     // about, some, nearly, around, an estimated
	MoreThan Bound = "more_than" // more than, over, exceeding
	AtLeast  Bound = "at_least"  // at least, or more, no less than
	LessThan Bound = "less_than" // less than, fewer than, under
	UpTo     Bound = "up_to"     // up to, at most, as many as
	Range    Bound = "range"     // between 30 and 40
	Vague    Bound = "vague"     // dozens, several hundred
)

// Bounds lists every bound.
func Bounds() []Bound {
	return []Bound{Exact, About, MoreThan, AtLeast, LessThan, UpTo, Range, Vague}
}

// Units that are neither ISO 4217 codes nor physical.
const (
	UnitPeople  = "people"  // persons counted one by one
	UnitItems   = "items"   // things counted one by one
	UnitPercent = "percent" // hundredths of a whole
)

// Interval is a closed range of numbers. A nil end is open.
type Interval struct {
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}
