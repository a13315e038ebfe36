package verdict

import (
	"cmp"
	"slices"
	"strconv"

	"recount"
	"recount/compare/interval"
	"recount/compare/origin"
	"recount/compare/profile"
)

// Comparing is by origin and claimant line, not by pair. Of each origin one
// claim speaks for all that are the same; it is compared with the last figure of its own
// line before it and with the figure that stands, on its day, on each other
// line. Lines may be thousands: then a claim is compared with at most so many
// of them that all claims together come to about maxCompared comparisons, and
// with no fewer than leastLines. Those are, in this order, the lines whose
// figures lie farthest off on its day, those that lie farthest off at all, and
// the latest. When a day is through, each of its claims is compared with those
// that lie farthest off among them all. So a claim whose figure does not meet
// that of every other line of its day is compared with one that it does not
// meet, though not all lines are.
const (
	maxCompared = 8000
	leastLines  = 3
	maxSame     = 8 // verdicts on claims of one origin that are the same
	maxSpeakers = 8 // claims that speak for one origin
)

// OfQuestion returns the verdicts on the claims of one question, in an order
// that does not depend on theirs. o are the origins of the same profiles.
func OfQuestion(profiles []profile.Profile, o origin.Origins) []recount.Verdict {
	c := &comparison{
		origins: &o, setting: SettingOf(profiles, &o), views: make([]*view, len(profiles)), keys: make([]string, len(profiles)),
		compared: map[[2]int]bool{}, mixed: isMixed(profiles),
	}
	for i := range profiles {
		c.views[i] = see(&profiles[i])
		c.keys[i] = c.series(o.Of[i], i)
	}
	speakers := c.speakers()
	c.lines = max(leastLines, maxCompared/max(1, len(speakers)))
	c.sweep(speakers)
	return c.verdicts
}

// SettingOf returns what the claims of a question tell of any two of them.
func SettingOf(profiles []profile.Profile, o *origin.Origins) Setting {
	s := Setting{}
	place, single := map[string]int{}, map[recount.Day]bool{}
	for i := range profiles {
		p := &profiles[i]
		e := extentOf(p)
		switch {
		case e.class == running && !e.day.IsZero() && (s.First.IsZero() || e.day.Sub(s.First) < 0):
			s.First = e.day
		case e.windowed() && e.from == e.to:
			single[e.day] = true
		}
		if o.HasConversion(i) {
			place[p.Claim] = i
		}
	}
	s.Daily = len(single) > 1
	if len(place) > 0 {
		s.Converted = func(p *profile.Profile, unit string) *profile.Profile {
			i, known := place[p.Claim]
			if !known {
				return nil
			}
			if j, ok := o.Converted(i, unit); ok {
				return &profiles[j]
			}
			return nil
		}
	}
	return s
}

// comparison is the work on one question.
type comparison struct {
	origins  *origin.Origins
	setting  Setting
	views    []*view
	keys     []string // of each profile: its series
	lines    int      // how many lines a claim is compared with, at most
	mixed    bool     // its claims count unlike things
	compared map[[2]int]bool
	verdicts []recount.Verdict
}

// speakers returns for each origin the claim nearest to the source and those of
// its other claims that are not the same as one before them: other days, other
// stages of one utterance. They are in order of the day. The claims left out are
// told to be the same, those that report it differently first.
func (c *comparison) speakers() []speaking {
	var all []speaking
	for k := range c.origins.All {
		var here []int
		speaker := map[int]int{} // claim left out -> the one that speaks for it
		for _, i := range c.origins.Members(k) {
			if by, ok := c.spokenFor(i, here); ok {
				speaker[i] = by
			} else {
				here = append(here, i)
				all = append(all, speaking{i, c.keys[i]})
			}
		}
		c.sayTheSame(k, speaker)
	}
	slices.SortFunc(all, func(s, t speaking) int {
		a, b := c.views[s.profile], c.views[t.profile]
		return cmp.Or(a.extent.day.Compare(b.extent.day), a.extent.told.Compare(b.extent.told),
			cmp.Compare(a.Claim, b.Claim), cmp.Compare(s.profile, t.profile))
	})
	return all
}

// spokenFor returns the first of the claims of its origin that a claim is the
// same as. Where many speak already, the first of all does.
func (c *comparison) spokenFor(i int, speakers []int) (by int, ok bool) {
	for _, by := range speakers {
		p := c.setting.pair(c.views[by], c.views[i], Sameness{Reason: recount.ReasonUtterance})
		if _, same := p.isSame(p.compare(interval.Meant)); same {
			return by, true
		}
	}
	if len(speakers) >= maxSpeakers {
		return speakers[0], true
	}
	return 0, false
}

// speaking is a claim that speaks for its origin in one series.
type speaking struct {
	profile int
	series  string
}

// series names what a claim's figure takes the place of when it is given anew:
// a figure of the same line for the same kind of extent. What happened on other
// days is another series, and so is what counts unlike things.
func (c *comparison) series(k, i int) string {
	v := c.views[i]
	line := origin.LineOf(v.Profile)
	if line == "" {
		line = c.origins.All[k].ID
	}
	window := ""
	if v.extent.windowed() {
		window = v.extent.to.String()
	}
	measure := ""
	if c.mixed {
		measure = string(v.Measure)
	}
	return line + "\x00" + measure + "\x00" + strconv.Itoa(int(v.extent.class)) + "\x00" + v.Unit + "\x00" + string(v.Stage) + "\x00" + string(v.Modality) + "\x00" + window
}

// sayTheSame gives the verdicts on the claims of an origin that do not speak for
// it, against those that do.
func (c *comparison) sayTheSame(k int, speaker map[int]int) {
	told := map[[2]float64]bool{}
	given := 0
	for _, differing := range []bool{true, false} {
		for _, i := range c.origins.Members(k) {
			by, ok := speaker[i]
			if !ok || differ(c.views[by].Profile, c.views[i].Profile) != differing {
				continue
			}
			number := [2]float64{c.views[i].Value, boundRank(c.views[i].Bound)}
			if given == maxSame || differing && told[number] {
				continue
			}
			told[number] = true
			given++
			c.compareOnce(by, i)
		}
	}
}

func boundRank(b recount.Bound) float64 {
	rank := slices.Index([]recount.Bound{
		recount.Exact, recount.About, recount.MoreThan, recount.AtLeast, recount.LessThan, recount.UpTo, recount.Range, recount.Vague,
	}, b)
	return float64(rank)
}

// compare adds the verdict on two claims.
func (c *comparison) compare(i, j int) {
	same := Sameness{}
	if reason, why, ok := c.origins.Same(i, j); ok {
		same = Sameness{reason, why}
	}
	c.verdicts = append(c.verdicts, c.setting.between(c.views[i], c.views[j], same))
}

// sweep goes through the speaking claims in the order of their days, compares
// each with what stands before it, and at the end of each day with what lies
// farthest off among all claims of the day.
func (c *comparison) sweep(speakers []speaking) {
	standing, today := newBoard(c.views), newBoard(c.views)
	var day recount.Day
	for _, s := range speakers {
		if d := c.views[s.profile].extent.day; d != day {
			c.closeDay(today)
			day, today = d, newBoard(c.views)
		}
		if before, ok := standing.of[s.series]; ok {
			c.compareOnce(before, s.profile)
		}
		others := slices.Concat(today.farthest(s.profile), standing.farthest(s.profile), standing.latest(c.lines))
		for _, other := range others[:min(len(others), c.lines)] {
			c.compareOnce(other, s.profile)
		}
		standing.put(s)
		today.put(s)
	}
	c.closeDay(today)
}

// closeDay compares the claims of a day with those of that day that lie farthest
// off: these may have come after them.
func (c *comparison) closeDay(today *board) {
	for _, s := range today.came {
		for _, other := range today.farthest(s.profile) {
			c.compareOnce(other, s.profile)
		}
	}
}

// compareOnce adds the verdict on two claims if it is not there yet.
func (c *comparison) compareOnce(i, j int) {
	key := [2]int{min(i, j), max(i, j)}
	if !c.compared[key] {
		c.compared[key] = true
		c.compare(i, j)
	}
}
