package mcp

import (
	"recount"
	"recount/export"
	"recount/ledger"
)

// Claim is one figure in one report. Its keys are those of the claim's public
// form; what a text does not say is left out.
type Claim struct {
	ID           string   `json:"id"`
	Figure       string   `json:"figure" jsonschema:"the words of the figure as printed, bounds included"`
	Corrected    string   `json:"figure_corrected,omitempty" jsonschema:"what a reviewer read in their place: give this, and say so"`
	Value        float64  `json:"value" jsonschema:"the number said"`
	Bound        string   `json:"bound" jsonschema:"how the words limit the number: exact, about, more_than, at_least, less_than, up_to, range, vague"`
	Unit         string   `json:"unit"`
	MeantLow     *float64 `json:"meant_low,omitempty" jsonschema:"what a reader takes the words to mean: the low end"`
	MeantHigh    *float64 `json:"meant_high,omitempty"`
	Measure      string   `json:"measure" jsonschema:"what is said of those counted"`
	Counted      string   `json:"counted,omitempty"`
	Stage        string   `json:"stage,omitempty" jsonschema:"promised, authorised, delivered, remaining"`
	Modality     string   `json:"modality,omitempty" jsonschema:"demanded, feared, denied: not told as a fact"`
	Unverified   bool     `json:"unverified,omitempty" jsonschema:"the text says that it could not be verified"`
	DisputedBy   string   `json:"disputed_by,omitempty"`
	Claimant     string   `json:"claimant,omitempty" jsonschema:"who vouches for it; none: the report's own voice"`
	ClaimantKind string   `json:"claimant_kind,omitempty"`
	Via          string   `json:"via,omitempty" jsonschema:"who passed it on to this report"`
	Said         string   `json:"said,omitempty" jsonschema:"day it was said"`
	Place        string   `json:"place,omitempty"`
	Period       string   `json:"period,omitempty" jsonschema:"the words that fix the days covered"`
	PeriodFrom   string   `json:"period_from,omitempty"`
	PeriodTo     string   `json:"period_to,omitempty"`
	AsOf         string   `json:"as_of,omitempty" jsonschema:"the day on which it was so"`
	Inferred     bool     `json:"period_inferred,omitempty" jsonschema:"the days are inferred, not said"`
	Sentence     string   `json:"sentence,omitempty" jsonschema:"quotation: the sentence that the figure stands in"`
	Report       string   `json:"report"`
	Source       string   `json:"source,omitempty" jsonschema:"publisher of the report"`
	Title        string   `json:"title,omitempty"`
	URL          string   `json:"url,omitempty"`
	Published    string   `json:"published,omitempty"`
	Question     string   `json:"question,omitempty" jsonschema:"id of the question that it answers"`
	Origin       string   `json:"origin,omitempty" jsonschema:"id of the utterance or document that it goes back to"`
	Review       string   `json:"review,omitempty" jsonschema:"what a reviewer made of it"`
	Confidence   float64  `json:"confidence" jsonschema:"how likely the text was read right: never how likely the figure is true"`
}

func claimOf(c export.Held) Claim {
	return Claim{
		ID: c.ID, Figure: string(c.Figure), Corrected: string(recount.Reading(c.Figure, c.Quantity, c.Corrected)), Value: c.Value, Bound: string(c.Bound), Unit: c.Unit, MeantLow: c.MeantLow, MeantHigh: c.MeantHigh,
		Measure: string(c.Measure), Counted: string(c.Counted), Stage: string(c.Stage), Modality: string(c.Modality),
		Unverified: c.Unverified, DisputedBy: string(c.DisputedBy), Claimant: string(c.Claimant), ClaimantKind: string(c.ClaimantKind),
		Via: string(c.Via), Said: c.Said.String(), Place: string(c.Place), Period: string(c.Period), PeriodFrom: c.PeriodFrom.String(),
		PeriodTo: c.PeriodTo.String(), AsOf: c.AsOf.String(), Inferred: c.PeriodInferred, Sentence: string(c.Sentence), Report: c.Report,
		Source: string(c.Source), Title: string(c.Title), URL: string(c.URL), Published: c.Published.String(),
		Question: string(c.Question), Origin: string(c.Origin), Review: string(c.Review), Confidence: c.Confidence,
	}
}

func claimsOf(linked []ledger.Linked) []Claim {
	claims := make([]Claim, len(linked))
	for i := range linked {
		claims[i] = claimOf(export.HeldOf(linked[i]))
	}
	return claims
}

// Question is one question at a glance. It never says which figure is right.
type Question struct {
	ID           string    `json:"id"`
	Title        string    `json:"title"`
	Measure      string    `json:"measure"`
	Place        string    `json:"place,omitempty"`
	From         string    `json:"from,omitempty" jsonschema:"first day that its figures speak of"`
	To           string    `json:"to,omitempty"`
	Claims       int       `json:"claims"`
	Reports      int       `json:"reports"`
	Fewest       int       `json:"origins_fewest" jsonschema:"independent origins, at least"`
	Most         int       `json:"origins_most" jsonschema:"independent origins, at most"`
	Unattributed int       `json:"unattributed" jsonschema:"figures in a report's own voice, counted apart"`
	Denials      int       `json:"denials" jsonschema:"origins that say that it is not so, counted apart"`
	Sides        int       `json:"sides" jsonschema:"parties that the claimants speak for"`
	Conflicts    int       `json:"conflicts" jsonschema:"pairs of claims that cannot both be right"`
	Lowest       string    `json:"lowest,omitempty" jsonschema:"lowest figure claimed, as worded"`
	Highest      string    `json:"highest,omitempty"`
	Current      []Current `json:"current" jsonschema:"the latest figure of each who speaks"`
	Earlier      int       `json:"earlier,omitempty" jsonschema:"claims known before those that are told of here; open the question for all"`
	Apart        []string  `json:"apart" jsonschema:"what separates the figures"`
	Best         string    `json:"best,omitempty" jsonschema:"claim whose figure a reviewer takes for the best"`
}

// Current is the latest figure of one claimant.
type Current struct {
	Claimant string `json:"claimant" jsonschema:"who says so, or the outlet where it speaks for itself"`
	Side     string `json:"side,omitempty"`
	Figure   string `json:"figure"`
	Day      string `json:"day,omitempty" jsonschema:"for which it holds"`
	Claim    string `json:"claim"`
}

func questionOf(s recount.Summary) Question {
	q := Question{
		ID: s.ID, Title: s.Title, Measure: string(s.Measure), Place: string(s.Place), From: s.From.String(), To: s.To.String(),
		Claims: s.Voices.Claims, Reports: s.Voices.Reports, Fewest: s.Voices.Fewest, Most: s.Voices.Most,
		Unattributed: s.Voices.Unattributed, Denials: s.Voices.Denials, Sides: s.Voices.Sides, Conflicts: s.Verdicts[recount.Conflicts],
		Earlier: s.Earlier, Apart: append([]string{}, s.Apart...), Current: make([]Current, len(s.Current)), Best: string(s.Best),
	}
	if s.Lowest != nil && s.Highest != nil {
		q.Lowest, q.Highest = figureOf(s.Lowest.Figure, s.Lowest.Corrected), figureOf(s.Highest.Figure, s.Highest.Corrected)
	}
	for i := range s.Current {
		c := &s.Current[i]
		who := c.Claimant
		if who == "" {
			who = c.Source
		}
		q.Current[i] = Current{string(who), string(c.Side), figureOf(c.Figure, c.Corrected), c.Day.String(), c.Claim}
	}
	return q
}

// figureOf tells a figure as printed, or as a reviewer read it.
func figureOf(printed, corrected recount.Words) string {
	if corrected == "" {
		return string(printed)
	}
	return string(corrected) + " (corrected by a reviewer from “" + string(printed) + "”)"
}

// Verdict is how two claims stand to each other.
type Verdict struct {
	A        string `json:"a" jsonschema:"id of a claim"`
	B        string `json:"b"`
	Kind     string `json:"kind" jsonschema:"same, undetermined, incomparable, agrees, updates, revises, later higher, conflicts"`
	Reason   string `json:"reason,omitempty"`
	Sentence string `json:"sentence" jsonschema:"why"`
}

// Origin is an utterance or document that claims go back to.
type Origin struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind" jsonschema:"named, unnamed, unattributed"`
	Claimant string   `json:"claimant,omitempty"`
	Side     string   `json:"side,omitempty"`
	Said     string   `json:"said,omitempty"`
	Claims   []string `json:"claims" jsonschema:"ids, at most 100"`
	MayBe    []string `json:"may_be,omitempty" jsonschema:"origins that this one may be one with"`
}

// Part is a question that another is part of.
type Part struct {
	Part  string `json:"part"`
	Whole string `json:"whole"`
	Title string `json:"title" jsonschema:"of the other question"`
	Why   string `json:"why"`
}

// Opened is one question whole.
type Opened struct {
	Question Question  `json:"question"`
	KnownOn  string    `json:"known_on,omitempty"`
	Claims   []Claim   `json:"claims" jsonschema:"in order of the day they hold for; perhaps the first of many"`
	Verdicts []Verdict `json:"verdicts" jsonschema:"conflicts first"`
	Origins  []Origin  `json:"origins"`
	Parts    []Part    `json:"parts"`
}

func openedOf(p export.QuestionPage) Opened {
	o := Opened{
		Question: questionOf(p.Summary), KnownOn: p.KnownOn.String(), Claims: claimsOf(p.Claims),
		Verdicts: make([]Verdict, len(p.Verdicts)), Origins: make([]Origin, len(p.Origins)), Parts: make([]Part, len(p.Parts)),
	}
	for i := range p.Verdicts {
		v := &p.Verdicts[i]
		o.Verdicts[i] = Verdict{v.A, v.B, string(v.Kind), string(v.Reason), v.Sentence}
	}
	for i := range p.Origins {
		g := &p.Origins[i]
		o.Origins[i] = Origin{g.ID, string(g.Kind), string(g.Claimant), string(g.Side), g.Said.String(), append([]string{}, g.Claims[:min(len(g.Claims), mostRows)]...), g.MayBe[:min(len(g.MayBe), mostRows)]}
	}
	for i := range p.Parts {
		o.Parts[i] = Part{p.Parts[i].Part, p.Parts[i].Whole, p.Parts[i].Other.Title, p.Parts[i].Why}
	}
	return o
}
