// Package verdictset measures verdicts on pairs of annotated claims that a reader
// has labelled.
//
// Claims come as reports with their claims and the question that each answers.
// What was annotated is taken as it is; the days, sentences and meanings that
// annotation lacks are recount's own.
package verdictset

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"recount"
	"recount/compare/copies"
	"recount/compare/name"
	"recount/compare/profile"
	"recount/extract"
	"recount/internal/jsonlines"
	"recount/internal/score"
)

// question is one annotated question with the profiles of its claims.
type question struct {
	profiles []profile.Profile
	at       map[place]int
	copies   []recount.Copy
}

// place is where an annotated claim stands.
type place struct {
	report string
	start  int
}

// loadQuestions reads annotated reports and makes the profiles of each question.
func loadQuestions(path string) (map[string]*question, error) {
	reports, err := jsonlines.Read[annotated](path)
	if err != nil {
		return nil, err
	}
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		return nil, err
	}
	questions := map[string]*question{}
	documents := make([]document, len(reports))
	for i := range reports {
		report := reports[i].report()
		documents[i] = document{report.ID, copies.Read(report)}
		reports[i].addTo(questions, extractor.Extract(report).Claims)
	}
	for _, q := range questions {
		q.resolve()
		q.copies = copiesAmong(documents, q)
	}
	return questions, nil
}

// annotated is a report whose claims name their questions.
type annotated struct {
	score.Annotated
	Claims []*annotatedClaim `json:"claims"`
}

type annotatedClaim struct {
	score.AnnotatedClaim
	Question string `json:"question"`
}

func (a *annotated) report() recount.Report {
	title, _, _ := strings.Cut(a.Text, "\n")
	return recount.Report{
		ID: a.ID, Source: a.Source, URL: a.URL, Published: a.Date, Title: title, Text: a.Text, TitleEnd: len(title), Input: a.ID,
	}
}

// addTo adds the claims of a report to their questions; own are recount's.
func (a *annotated) addTo(questions map[string]*question, own []recount.Claim) {
	for _, c := range a.Claims {
		if c.Question == "" {
			continue
		}
		key := a.Event + " " + c.Question
		q := questions[key]
		if q == nil {
			q = &question{at: map[place]int{}}
			questions[key] = q
		}
		q.at[place{a.ID, c.Start}] = len(q.profiles)
		q.profiles = append(q.profiles, a.profile(c, nearest(own, c)))
	}
}

// nearest returns recount's own claim at the figure of an annotated one, or an
// empty claim.
func nearest(own []recount.Claim, c *annotatedClaim) *recount.Claim {
	end := c.Start + utf8.RuneCountInString(string(c.Figure))
	for i := range own {
		if own[i].Start < end && c.Start < own[i].End {
			return &own[i]
		}
	}
	return &recount.Claim{}
}

// profile makes the profile of an annotated claim. What annotation tells goes
// before recount's own reading.
func (a *annotated) profile(c *annotatedClaim, own *recount.Claim) profile.Profile {
	p := profile.Profile{
		Claim: fmt.Sprintf("%s:%d", a.ID, c.Start), Report: a.ID, Source: a.Source, Outlet: name.Outlet(a.Source),
		Published: a.Date, Title: c.Start < strings.Index(a.Text, "\n"), Start: c.Start, Figure: string(c.Figure),
		Sentence: string(own.Sentence), Quantity: c.quantity(own), Measure: c.Measure, Unverified: c.Unverified,
		Counted: string(c.Counted), Subject: own.Subject, Place: string(c.Place), DisputedBy: string(own.DisputedBy),
		Period: string(own.Period), PeriodKind: own.PeriodKind, From: own.PeriodFrom, To: own.PeriodTo, AsOf: own.AsOf,
		Said: own.Said, Inferred: own.PeriodInferred, Quoted: own.Quoted,
	}
	switch m := recount.Modality(c.Stage); m {
	case recount.Demanded, recount.Feared, recount.Denied:
		p.Modality = m
	default:
		p.Stage = recount.Stage(c.Stage)
	}
	p.Speaker, p.Relay = speakersOf(c, own)
	return p
}

// quantity is the annotated number with the meaning that recount gives its
// words, where the two agree on the number.
func (c *annotatedClaim) quantity(own *recount.Claim) recount.Quantity {
	q := c.Quantity
	if own.Bound == q.Bound && own.Value == q.Value {
		q.Low, q.High, q.MeantLow, q.MeantHigh, q.Policy = own.Low, own.High, own.MeantLow, own.MeantHigh, own.Policy
	}
	return q
}
