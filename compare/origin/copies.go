package origin

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// byCopy joins claims that stand in two reports of which one is wholly or
// partly the other's. Claims in a report's own voice follow its copies; so do
// those of unnamed speakers, who are told apart by nothing else.
func (f *finder) byCopy(copies []recount.Copy) {
	ordered := slices.Clone(copies)
	slices.SortFunc(ordered, func(a, b recount.Copy) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Kind, b.Kind))
	})
	for k := range ordered {
		c := &ordered[k]
		a, b := f.reports[c.A], f.reports[c.B]
		if len(a) == 0 || len(b) == 0 || len(a) > maxOfReport || len(b) > maxOfReport {
			continue
		}
		f.joinCopies(c, a, b)
	}
}

// joinCopies joins each claim of a report with the first of its copy that says
// the same and is not taken yet: those that are on somebody's word first, since
// it shows whether the others can be one.
func (f *finder) joinCopies(c *recount.Copy, a, b []int) {
	taken := map[int]bool{}
	for _, ownVoice := range []bool{false, true} {
		for _, i := range a {
			if own(&f.profiles[i]) == ownVoice {
				f.joinCopy(c, i, b, taken)
			}
		}
	}
}

func (f *finder) joinCopy(c *recount.Copy, i int, b []int, taken map[int]bool) {
	p := &f.profiles[i]
	for _, j := range b {
		q := &f.profiles[j]
		if !taken[j] && f.copied(c, p, q) && !(own(p) && f.joins.clash(i, j)) {
			taken[j] = true
			f.joins.join(i, j, recount.ReasonCopy, copyWords(c, p, q))
			return
		}
	}
}

// copied tells whether claim q of report B is claim p of report A copied.
func (f *finder) copied(c *recount.Copy, p, q *profile.Profile) bool {
	switch {
	case !sameFigure(p, q) || !oneVoice(p, q):
		return false
	case c.Kind == recount.Partly:
		return shared(c, p, q)
	case c.Kind == recount.Reworded, c.Kind == recount.Told:
		return p.Title == q.Title || own(p) && own(q)
	}
	return p.Title == q.Title && (len(c.Spans) == 0 || shared(c, p, q) || sameWording(p, q))
}

// sameFigure tells whether two claims give one number of the same.
func sameFigure(p, q *profile.Profile) bool {
	return interval.SameUnit(&p.Quantity, &q.Quantity) && interval.SameNumber(&p.Quantity, &q.Quantity) &&
		p.Measure == q.Measure && p.Stage == q.Stage && p.Modality == q.Modality
}

// oneVoice tells whether two claims can be one as far as it is told whose word
// they are, and where.
func oneVoice(p, q *profile.Profile) bool {
	switch {
	case otherTowns(p, q):
		return false
	case own(p) || own(q):
		return own(p) && own(q)
	case named(p) && named(q):
		return lineOf(&p.Speaker) == lineOf(&q.Speaker)
	}
	return mayBeOne(&p.Speaker, &q.Speaker)
}

// shared tells whether the figures of two claims lie in one shared stretch of
// their reports. Where the stretches are not told, their sentences decide.
func shared(c *recount.Copy, p, q *profile.Profile) bool {
	if len(c.Spans) == 0 {
		return sameWording(p, q)
	}
	for _, s := range c.Spans {
		if s[0].Start <= p.Start && p.Start < s[0].End && s[1].Start <= q.Start && q.Start < s[1].End {
			return true
		}
	}
	return false
}

func copyWords(c *recount.Copy, p, q *profile.Profile) string {
	why := "the text of " + source(q) + " is that of " + source(p)
	switch c.Kind {
	case recount.Partly:
		why = "the sentence stands in a stretch that " + source(p) + " and " + source(q) + " share"
	case recount.Told:
		return c.Why
	case recount.Reworded:
		why = source(p) + " and " + source(q) + " give one text in other words"
	}
	if c.Why != "" {
		why += " (" + c.Why + ")"
	}
	return why
}
