// Package profile holds what comparing needs to know of a claim: the claim's
// own fields, the names in them resolved across reports, and what its sentence
// tells of. Every stage of compare works on profiles, so that a question with
// tens of thousands of claims is decided without reading their reports again.
package profile

import (
	"slices"

	"recount"
	"recount/compare/story"
)

// Profile is one claim as comparing sees it. It depends on the claims of its
// report and on reviews of them alone.
type Profile struct {
	Claim     string     // id
	Report    string     // id
	Source    string     // publisher, as printed
	Outlet    string     // key of the publisher: the same for all its reports
	Originals []Original `cbor:",omitempty"` // who published the report first, as its page, feed or text tells
	Published recount.Day
	Title     bool // the figure stands in the title
	Start     int  // code points into the report's text
	Figure    string
	Sentence  string

	Corrected []string `cbor:",omitempty"` // keys of the claim's fields that a reviewer corrected

	recount.Quantity
	Measure    recount.Measure
	Stage      recount.Stage
	Modality   recount.Modality
	Unverified bool
	Hedges     []string
	DisputedBy string
	Quoted     bool

	Counted   string // noun phrase as written
	Kind      string // what its head counts: a class of package join ("people", "child", "fighter"), else its stem
	Subject   recount.Subject
	Place     string // as written
	PlaceKey  string // as normalised: the same for all spellings of a place
	Precision int    // of the place, 1 exact to 7 sea as UCDP GED codes it; 0 where not known
	Country   string // ISO 3166-1 alpha-2
	GeoNames  int    // 0 where not known
	Elsewhere bool   // the place is said elsewhere in the report, and inferred to be this claim's
	PartOf    string

	Period     string // as written
	PeriodKind recount.PeriodKind
	From, To   recount.Day // days covered; zero where open or not known
	AsOf       recount.Day
	Said       recount.Day
	Inferred   bool // the days are inferred, not said

	Speaker Speaker   // who vouches
	Relay   []Speaker // who passed it on, first to last

	Rank  int         // 0 for the first claim of its measure in the report, 1 for the next …
	Words story.Terms // of its sentence
}

// Speaker is a claimant resolved across reports.
type Speaker struct {
	Name   string               // as the report names it, fullest form; empty for the report's own voice
	Kind   recount.ClaimantKind //
	Line   string               // key of the person or body across reports; empty where who it is cannot be told
	Body   string               // key of the body that the speaker speaks for, "us-military"; empty where not known
	Side   string               // ISO 3166-1 alpha-2 of the government, or key of the party; empty where not known
	Office string               // key of the office that the text says is held, "ua-president"; empty where none is, or several may hold it at a time
}

// Original is an outlet that a report names as the one that it was taken from.
type Original struct {
	Name   string // as the report tells it
	Outlet string // key: see [Profile.Outlet]
}

// Reading is the figure as a reviewer read it, in words; empty where it stands
// as printed.
func (p *Profile) Reading() recount.Words {
	return recount.Reading(recount.Words(p.Figure), p.Quantity, p.Corrected)
}

// IsDenied tells whether the claim says of its figure that it is not so.
func (p *Profile) IsDenied() bool { return p.Modality == recount.Denied }

// IsCorrected tells whether a reviewer corrected one of some fields of the claim.
func (p *Profile) IsCorrected(keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(p.Corrected, key) })
}

// Day is the day that the figure holds for: see [recount.DayHeld].
func (p *Profile) Day() recount.Day { return recount.DayHeld(p.To, p.AsOf, p.Said, p.Published) }
