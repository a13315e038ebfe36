package world

import (
	"math"
	"math/rand/v2"
	"strconv"

	"recount"
)

// tell is one claim as a reporter plans it.
type tell struct {
	count    count
	noun     string
	verb     string
	place    place
	figure   figure
	children *figure // among those counted
	period   period
	speaker  *speaker // nil for the report's own voice
	via      string   // the outlet that passed it on
	body     string   // template
	title    string   // template, where the title tells it too
	headline string
}

// period is what days a figure covers.
type period struct {
	words    string
	kind     recount.PeriodKind
	from, to recount.Day
}

// article is what a reporter writes: what copies share.
type article struct {
	spell  spell
	day    recount.Day
	title  string // template, where no claim gives one
	tells  []tell
	filler [][]string // before each claim, and after the last
	person string     // of whom the title tells
}

// article plans the report of that number, written by a reporter.
func (s *story) article(report int) article {
	r := dice(s.world.seed, 5, s.number, report)
	claims := 3 + report%5
	p := s.spellOf(report)
	a := article{spell: p, day: first.Add(s.dayOf(report)), person: string(s.voices[0].claimant)}
	titled := r.IntN(2) == 0
	if titled {
		claims--
	}
	voices := []*speaker{&s.voices[r.IntN(len(s.voices))], &s.voices[r.IntN(len(s.voices))], &s.voices[r.IntN(len(s.voices))]}
	for i := 0; claims > 0; i++ {
		t := s.tell(r, p, i, report, voices)
		if claims--; i == 0 && claims > 2 && r.IntN(3) == 0 && t.count.unit == recount.UnitPeople {
			children := word(r, max(1, t.figure.Value/6), t.count.unit)
			t.children = &children
			claims--
		}
		a.tells = append(a.tells, t)
	}
	if titled {
		a.tells[0].title = pick(r, lists().phrases["title"])
		if a.tells[0].speaker == nil {
			a.tells[0].title = lists().phrases["title"][0]
		}
	} else {
		a.title = pick(r, lists().phrases["plain"])
	}
	for range len(a.tells) + 1 {
		var between []string
		for range r.IntN(3) {
			between = append(between, filling(r))
		}
		a.filler = append(a.filler, between)
	}
	return a
}

// tell plans the i-th claim of a report: the toll of the happening, then what
// else it has done.
func (s *story) tell(r *rand.Rand, p spell, i, report int, voices []*speaker) tell {
	day, counts := s.dayOf(report), s.kind.counts
	t := tell{place: p.town, count: counts[i%len(counts)], speaker: s.speaks(r, voices)}
	switch {
	case i == 0 && s.isLong(), i == 3 && r.IntN(3) == 0: // the toll of the whole storyline
		t.count, t.place, t.period = counts[0], s.country, s.sinceStart(day)
		t.figure = t.counted(r, s.toll(day))
	case i == 4 && r.IntN(2) == 0: // what one day brought
		on := first.Add(day - 1)
		t.count, t.period = counts[0], period{"on " + on.Weekday().String(), recount.Within, on, on}
		t.figure = t.counted(r, p.killed/float64(p.days)*(0.5+dice(s.world.seed, 6, s.number, day).Float64()))
	default:
		t.period = p.soFar(r, day)
		t.figure = t.counted(r, p.killed*t.count.size*risen(day-p.start, p.days))
	}
	t.noun, t.verb, t.headline = pick(r, t.count.nouns), pick(r, t.count.verbs), pick(r, t.count.headlines)
	t.body = pick(r, lists().phrases["said"])
	if t.speaker == nil {
		t.body = pick(r, lists().phrases["own"])
	} else if r.IntN(8) == 0 {
		t.body, t.via = pick(r, lists().phrases["relayed"]), pick(r, s.world.outlets)
	}
	return t
}

// speaks chooses who vouches for a claim: nobody in every fourth.
func (s *story) speaks(r *rand.Rand, voices []*speaker) *speaker {
	if r.IntN(4) == 0 {
		return nil
	}
	return pick(r, voices)
}

// counted words a number as its speaker gives it.
func (t *tell) counted(r *rand.Rand, value float64) figure {
	if t.speaker != nil {
		value *= t.speaker.bias
	}
	return word(r, max(1, value), t.count.unit)
}

// toll is how many the storyline has killed by a day.
func (s *story) toll(day int) float64 {
	return 2000 * (1 + float64(s.number%7)) * risen(day-s.start, s.days)
}

// risen is the share of a final count that is known after so many days of so
// many.
func risen(day, days int) float64 {
	return 1 - 0.8*math.Exp(-3*(float64(day)+0.5)/float64(days))
}

func (s *story) sinceStart(day int) period {
	from := first.Add(s.start)
	year, month, _ := from.Date()
	return period{"since " + month.String() + " " + strconv.Itoa(year), recount.Total, recount.NewDay(year, month, 1), first.Add(day)}
}

func (p spell) soFar(r *rand.Rand, day int) period {
	from, to := first.Add(p.start), first.Add(day)
	switch r.IntN(4) {
	case 0:
		return period{"so far", recount.Total, recount.Day{}, to}
	case 1:
		return period{"since " + from.Weekday().String(), recount.Total, from, to}
	case 2:
		return period{"by " + to.Weekday().String(), recount.Total, recount.Day{}, to}
	}
	_, month, d := from.Date()
	return period{"since " + strconv.Itoa(d) + " " + month.String(), recount.Total, from, to}
}
