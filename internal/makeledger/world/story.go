package world

import (
	"math"
	"math/rand/v2"
	"strings"

	"recount"
)

// story is one storyline: who and where its reports tell of.
type story struct {
	world   *World
	number  int
	kind    kind
	topic   string
	country place
	towns   []place
	voices  []speaker
	reports int
	start   int // days after the first
	days    int
}

// place is one that claims are of.
type place struct {
	name      string
	country   recount.Words // code
	precision int           // as UCDP GED codes it
}

// speaker is one who vouches for figures.
type speaker struct {
	words    string // as written
	claimant recount.Words
	kind     recount.ClaimantKind
	office   recount.Words
	side     recount.Words
	bias     float64 // its figures against the true ones
}

const (
	reportsASpell = 40 // of one happening of a storyline
	reportsADay   = 15
	mostTowns     = 60
	sideBySide    = 5
)

func newStory(w *World, number, reports int) *story {
	r := dice(w.seed, 2, number)
	s := &story{world: w, number: number, kind: lists().kinds[number%len(lists().kinds)], reports: reports}
	s.topic = pick(r, s.kind.nouns)
	// Codes from XA to XZ stand for no country in ISO 3166-1.
	code := recount.Words([]byte{'X', byte('A' + r.IntN(26))})
	s.country = place{name(r), code, 6}
	for range min(mostTowns, 2+s.spells()) {
		s.towns = append(s.towns, place{name(r), code, 1 + r.IntN(2)})
	}
	s.days = max(reports/reportsADay, reports/4+r.IntN(reports/2))
	s.days = min(s.days, years*365)
	s.start = r.IntN(years*365 - s.days + 1)
	for _, v := range lists().voices {
		s.voices = append(s.voices, s.speaker(r, v))
	}
	return s
}

func (s *story) speaker(r *rand.Rand, v voice) speaker {
	office, words, isPerson := strings.Cut(v.words, "/")
	if !isPerson {
		words = office
	}
	words = fill(words, map[string]string{"p": person(r), "n": name(r), "c": s.country.name, "t": s.towns[0].name})
	made := speaker{words: words, claimant: recount.Words(words), kind: v.kind, bias: 0.85 + 0.3*r.Float64()}
	if isPerson {
		made.office, made.side, made.words = recount.Words(office), recount.Words(s.country.name), office+" "+words
	}
	if r.IntN(6) == 0 {
		made.bias *= 1.6
	}
	return made
}

// fill puts names into words, where %x stands for the one under x.
func fill(words string, names map[string]string) string {
	for key, name := range names {
		words = strings.ReplaceAll(words, "%"+key, name)
	}
	return words
}

// isLong tells of the largest storyline, a war of years: its happenings last as
// long as it does, side by side, so that their tolls are the largest questions.
func (s *story) isLong() bool { return s.number == 0 }

// spells is how many happenings the storyline has: one after the other, or, in
// the long one, at once.
func (s *story) spells() int {
	if s.isLong() {
		return sideBySide
	}
	return max(1, s.reports/reportsASpell)
}

// spell is one happening.
type spell struct {
	number int
	town   place
	start  int     // day, as in slot
	days   int     //
	killed float64 // in the end
}

func (s *story) spellOf(report int) spell {
	i := report % sideBySide
	if !s.isLong() {
		i = min(report/reportsASpell, s.spells()-1)
	}
	r := dice(s.world.seed, 3, s.number, i)
	p := spell{number: i, start: s.start, days: s.days, town: s.towns[i%len(s.towns)]}
	if s.isLong() {
		p.killed = 3000 * float64(i+1)
		return p
	}
	p.start = s.dayOf(i * reportsASpell)
	p.days = max(2, s.dayOf(min((i+1)*reportsASpell, s.reports-1))-p.start)
	p.killed = math.Exp(1.5 + 4.5*r.Float64())
	return p
}

// dayOf returns the day of a report, counted from the first of the world.
func (s *story) dayOf(report int) int { return s.start + s.days*report/s.reports }

// root returns the report whose text a report is: itself, where a reporter
// wrote it. Copies take their text from a report five or ten before, which has
// as many claims, and appear soon after.
func (s *story) root(report int) int {
	const (
		copied = 0.28
		soon   = 5 // days
	)
	for at := report; ; {
		r := dice(s.world.seed, 4, s.number, at)
		from := at - 5*(1+r.IntN(2))
		if from < 0 || r.Float64() > copied || s.dayOf(report)-s.dayOf(from) > soon || s.spellOf(from).number != s.spellOf(report).number {
			return at
		}
		at = from
	}
}
