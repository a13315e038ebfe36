package casetext

import (
	"fmt"
	"strconv"
	"strings"

	"recount"
	"recount/compare/profile"
	"recount/compare/story"
)

// cells are what a claim may tell after its figure. Days are ISO 8601, - for
// none; a kind of period is followed by FROM..TO and its words.
var cells = map[string]func(p *profile.Profile, value string) error{
	"by":   readSpeaker, // NAME (kind)
	"line": words(func(p *profile.Profile) *string { return &p.Speaker.Line }),
	"body": words(func(p *profile.Profile) *string { return &p.Speaker.Body }),
	"side": words(func(p *profile.Profile) *string { return &p.Speaker.Side }),
	"via": func(p *profile.Profile, value string) error {
		p.Relay = append(p.Relay, profile.Speaker{Name: value, Kind: recount.Media, Line: outlet(value)})
		return nil
	},
	"names": func(p *profile.Profile, value string) error {
		p.Originals = append(p.Originals, profile.Original{Name: value, Outlet: outlet(value)})
		return nil
	},
	"report":     words(func(p *profile.Profile) *string { return &p.Report }),
	"source":     words(func(p *profile.Profile) *string { return &p.Source }),
	"sentence":   readSentence,
	"counted":    words(func(p *profile.Profile) *string { return &p.Counted }),
	"part":       words(func(p *profile.Profile) *string { return &p.PartOf }),
	"disputed":   words(func(p *profile.Profile) *string { return &p.DisputedBy }),
	"unverified": func(p *profile.Profile, _ string) error { p.Unverified = true; return nil },
	"unit":       words(func(p *profile.Profile) *string { return &p.Unit }),
	"measure":    words(func(p *profile.Profile) *recount.Measure { return &p.Measure }),
	"stage":      words(func(p *profile.Profile) *recount.Stage { return &p.Stage }),
	"modality":   words(func(p *profile.Profile) *recount.Modality { return &p.Modality }),
	"status":     words(func(p *profile.Profile) *recount.Words { return &p.Subject.Status }),
	"age":        words(func(p *profile.Profile) *recount.Words { return &p.Subject.Age }),
	"sex":        words(func(p *profile.Profile) *recount.Words { return &p.Subject.Sex }),
	"nation":     words(func(p *profile.Profile) *recount.Words { return &p.Subject.Country }),
	"place":      readPlace,
	"country":    words(func(p *profile.Profile) *string { return &p.Country }), // ISO 3166-1 alpha-2 of the place
	"precision":  number(func(p *profile.Profile) *int { return &p.Precision }), // 1 exact to 7 sea
	"geonames":   number(func(p *profile.Profile) *int { return &p.GeoNames }),
	"elsewhere":  func(p *profile.Profile, _ string) error { p.Elsewhere = true; return nil },
	"rank":       number(func(p *profile.Profile) *int { return &p.Rank }), // 0 the first of its measure in the report
	"published":  day(func(p *profile.Profile) *recount.Day { return &p.Published }),
	"said":       day(func(p *profile.Profile) *recount.Day { return &p.Said }),
	"asof":       day(func(p *profile.Profile) *recount.Day { return &p.AsOf }),
	"total":      period(recount.Total),
	"throughout": period(recount.Throughout),
	"within":     period(recount.Within),
	"rate":       period(recount.Rate),
	"due":        period(recount.Due),
	"title":      func(p *profile.Profile, _ string) error { p.Title, p.Start = true, 0; return nil },
	"quoted":     func(p *profile.Profile, _ string) error { p.Quoted = true; return nil },
	"start":      number(func(p *profile.Profile) *int { return &p.Start }),
}

func number(field func(*profile.Profile) *int) func(*profile.Profile, string) error {
	return func(p *profile.Profile, value string) (err error) {
		*field(p), err = strconv.Atoi(value)
		return err
	}
}

// readSentence reads the sentence of a figure. Only a sentence that a case gives
// tells of a story.
func readSentence(p *profile.Profile, value string) error {
	p.Sentence, p.Words = value, story.Of(value)
	return nil
}

// readPlace reads a place as written; its spellings differ in capitals alone.
func readPlace(p *profile.Profile, value string) error {
	p.Place, p.PlaceKey = value, strings.ToLower(value)
	return nil
}

func words[T ~string](field func(*profile.Profile) *T) func(*profile.Profile, string) error {
	return func(p *profile.Profile, value string) error {
		*field(p) = T(value)
		return nil
	}
}

func day(field func(*profile.Profile) *recount.Day) func(*profile.Profile, string) error {
	return func(p *profile.Profile, value string) (err error) {
		*field(p), err = readDay(value)
		return err
	}
}

func readDay(value string) (recount.Day, error) {
	if value == "-" || value == "" {
		return recount.Day{}, nil
	}
	return recount.ParseDay(value)
}

// period reads "2024-12-20..2024-12-27 in the past week". A total holds as of
// its last day.
func period(kind recount.PeriodKind) func(*profile.Profile, string) error {
	return func(p *profile.Profile, value string) (err error) {
		days, said, _ := strings.Cut(value, " ")
		from, to, ok := strings.Cut(days, "..")
		if !ok {
			return fmt.Errorf("%q is not FROM..TO", days)
		}
		p.PeriodKind, p.Period = kind, said
		if p.From, err = readDay(from); err != nil {
			return err
		}
		p.To, err = readDay(to)
		if kind == recount.Total {
			p.AsOf = p.To
		}
		return err
	}
}

// readSpeaker reads "NAME (kind)". Who is named has a line of that name; who is
// not named has one only where the case gives it.
func readSpeaker(p *profile.Profile, value string) error {
	name, kind, ok := strings.Cut(value, " (")
	if !ok {
		return fmt.Errorf("%q is not NAME (kind)", value)
	}
	p.Speaker.Name, p.Speaker.Kind = name, recount.ClaimantKind(strings.TrimSuffix(kind, ")"))
	switch p.Speaker.Kind {
	case recount.Person, recount.Organisation:
		p.Speaker.Line = strings.ToLower(name)
	case recount.Media:
		p.Speaker.Line = outlet(name)
	case recount.Official:
	default:
		return fmt.Errorf("%q is no kind of claimant", p.Speaker.Kind)
	}
	return nil
}
