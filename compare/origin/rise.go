package origin

import (
	"recount"
	"recount/compare/interval"
	"recount/compare/join"
	"recount/compare/profile"
)

// TellsRiseOver tells whether the text of p says that its figure has risen, and
// q of another report is the lower count that stood before: "climbed to 38"
// beside "at least 21". A looser word for the same number is none ("more than
// 30" is said of 38), nor is a figure that its own text tells as a former one
// ("from 21").
func TellsRiseOver(p, q *profile.Profile) bool {
	loose := q.Bound == recount.MoreThan || q.Bound == recount.About || q.Bound == recount.Vague
	switch {
	case p.Report == q.Report, p.Measure != q.Measure, !(p.Value > q.Value), !interval.SameUnit(&p.Quantity, &q.Quantity):
		return false
	case loose && akin(p, q), join.IsMeasuredAgainst(q):
		return false
	}
	return join.TellsRise(p)
}

// cannotBeOne tells whether the texts of two claims rule out that they tell of
// one utterance: one was said on a day after the other was published, or tells
// of a rise over the other's figure.
func cannotBeOne(p, q *profile.Profile) bool {
	return saidAfter(p, q) || saidAfter(q, p) || TellsRiseOver(p, q) || TellsRiseOver(q, p)
}

// saidAfter tells whether p was said on a day after q was published, whose text
// tells no day of its own.
func saidAfter(p, q *profile.Profile) bool {
	return !p.Said.IsZero() && q.Said.IsZero() && !q.Published.IsZero() && p.Said.Compare(q.Published) > 0
}
