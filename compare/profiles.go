package compare

import (
	"slices"

	"recount"
	"recount/compare/copies"
	"recount/compare/join"
	"recount/compare/name"
	"recount/compare/profile"
	"recount/compare/story"
)

// StoryOf tells what a report is about.
func StoryOf(r recount.Report) join.Story {
	return join.Story{Report: r.ID, Published: r.Published, Terms: story.Of(r.Text)}
}

// Originals are the outlets that a report names as those that published it first,
// each once: its page or feed tells one, or its text does ("first published by",
// "(AFP)"). An address tells the outlet by its host.
func Originals(r recount.Report, d *copies.Document) []profile.Original {
	var all []profile.Original
	add := func(told string) {
		o := profile.Original{Name: told, Outlet: name.Outlet(told)}
		known := func(other profile.Original) bool { return other.Outlet == o.Outlet }
		if o.Outlet != "" && o.Outlet != name.Outlet(r.Source) && !slices.ContainsFunc(all, known) {
			all = append(all, o)
		}
	}
	add(r.Origin)
	if r.Origin == "" {
		add(d.OriginalHost())
	}
	for _, credit := range d.Credits() {
		if credit.Named() {
			add(credit.Name)
		}
	}
	return all
}

// Profiles makes the profiles of one report's claims, which must be all of them
// and in the order of the text. originals are those of the report.
func Profiles(claims []recount.Claim, originals ...profile.Original) []profile.Profile {
	profiles := make([]profile.Profile, len(claims))
	ranks := map[recount.Measure]int{}
	for i := range claims {
		profiles[i] = profileOf(&claims[i])
		profiles[i].Originals = originals
		profiles[i].Rank = ranks[claims[i].Measure]
		ranks[claims[i].Measure]++
	}
	return profiles
}

func profileOf(c *recount.Claim) profile.Profile {
	p := profile.Profile{
		Claim: c.ID, Report: c.Report, Source: string(c.Source), Published: c.Published,
		Title: c.End <= len([]rune(string(c.Title))), Start: c.Start, Figure: string(c.Figure), Sentence: string(c.Sentence),
		Quantity: c.Quantity, Measure: c.Measure, Stage: c.Stage, Modality: c.Modality,
		Unverified: c.Unverified, Hedges: c.Hedges, DisputedBy: string(c.DisputedBy), Quoted: c.Quoted,
		Counted: string(c.Counted), Kind: join.Kind(string(c.Counted), c.Unit, c.Subject), Subject: c.Subject,
		Place: string(c.Place), Country: string(c.Country), Elsewhere: c.PlaceInferred, PartOf: string(c.PartOf),
		Period: string(c.Period), PeriodKind: c.PeriodKind, From: c.PeriodFrom, To: c.PeriodTo,
		AsOf: c.AsOf, Said: c.Said, Inferred: c.PeriodInferred,
		Words: story.Of(string(c.Sentence)),
	}
	p.Outlet = name.Outlet(p.Source)
	p.Speaker, p.Relay = name.Read(c)
	p.PlaceKey = name.PlaceKey(p.Place, p.Country)
	if c.GeoNames != nil {
		p.GeoNames = *c.GeoNames
	}
	if c.PlacePrecision != nil {
		p.Precision = *c.PlacePrecision
	}
	if p.Precision >= countryWide && p.Country == p.Speaker.Side {
		p.Elsewhere = true // "South Korea's spy agency said" need not tell where
	}
	return p
}

// countryWide is the precision of a place that is a whole country (UCDP GED).
const countryWide = 6
