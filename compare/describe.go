package compare

import (
	"cmp"
	"strings"

	"recount"
	"recount/compare/join"
	"recount/compare/profile"
)

// describe tells what a question asks, as most of its claims word it.
func (d *decision) describe(id string, claims []profile.Profile) recount.Question {
	q := recount.Question{ID: id}
	q.Measure = most(claims, func(p *profile.Profile) recount.Measure { return p.Measure })
	q.Unit = most(claims, func(p *profile.Profile) string { return p.Unit })
	q.Subject = recount.Subject{
		Country: most(claims, func(p *profile.Profile) recount.Words { return p.Subject.Country }),
		Status:  shared(claims, func(p *profile.Profile) recount.Words { return p.Subject.Status }),
		Age:     shared(claims, func(p *profile.Profile) recount.Words { return p.Subject.Age }),
		Sex:     shared(claims, func(p *profile.Profile) recount.Words { return p.Subject.Sex }),
	}
	q.Counted = recount.Words(counted(claims, q.Subject))
	setPlace(&q, claims)
	q.Episode = most(claims, func(p *profile.Profile) string { return cmp.Or(d.Episodes[p.Report], p.Report) })
	for i := range claims {
		p := &claims[i]
		q.From, q.To = first(q.From, p.From, p.Day()), last(q.To, p.Day())
	}
	q.Title = title(&q, claims)
	return q
}

// setPlace names the place that most claims tell of themselves, where at least
// a third of all do: a place told elsewhere in a report may be that of another
// figure.
func setPlace(q *recount.Question, claims []profile.Profile) {
	place := shared(claims, func(p *profile.Profile) string {
		if p.Elsewhere {
			return ""
		}
		return p.PlaceKey
	})
	if place == "" {
		return
	}
	for i := range claims {
		p := &claims[i]
		if p.PlaceKey != place || p.Elsewhere {
			continue
		}
		q.Country = cmp.Or(q.Country, recount.Words(p.Country))
		if q.Place == "" || len(p.Place) < len(q.Place) {
			q.Place = recount.Words(p.Place)
		}
		if p.GeoNames != 0 && q.GeoNames == nil {
			q.GeoNames = &p.GeoNames
		}
	}
}

// first returns the earliest of days, leaving out those not known.
func first(days ...recount.Day) recount.Day {
	var earliest recount.Day
	for _, day := range days {
		if earliest.IsZero() || !day.IsZero() && day.Compare(earliest) < 0 {
			earliest = day
		}
	}
	return earliest
}

// last returns the latest of days.
func last(days ...recount.Day) recount.Day {
	var latest recount.Day
	for _, day := range days {
		if latest.IsZero() || day.Compare(latest) > 0 {
			latest = day
		}
	}
	return latest
}

// most returns the value that most claims have, leaving out those that have
// none; of equals the smallest.
func most[T cmp.Ordered](claims []profile.Profile, of func(*profile.Profile) T) T {
	counts := map[T]int{}
	var best, none T
	for i := range claims {
		v := of(&claims[i])
		if v == none {
			continue
		}
		counts[v]++
		if n := counts[v]; best == none || n > counts[best] || n == counts[best] && v < best {
			best = v
		}
	}
	return best
}

// shared is [most] where at least a third of the claims have the value.
func shared[T cmp.Ordered](claims []profile.Profile, of func(*profile.Profile) T) T {
	value, n := most(claims, of), 0
	for i := range claims {
		if of(&claims[i]) == value {
			n++
		}
	}
	if 3*n < len(claims) {
		var none T
		return none
	}
	return value
}

// counted chooses how to word what is counted: as most claims do, a wording
// that names the nationality before one that does not, and persons before a
// "toll".
func counted(claims []profile.Profile, subject recount.Subject) string {
	return most(claims, func(p *profile.Profile) string {
		if subject.Country != "" && p.Subject.Country == "" || join.IsToll(p.Counted) {
			return ""
		}
		return strings.TrimPrefix(p.Counted, "the ")
	})
}
