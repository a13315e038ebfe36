package casetext

import (
	"fmt"
	"math/rand/v2"

	"recount"
	"recount/compare/profile"
	"recount/extract/figure"
)

// Random makes n claims of one question and copies among their reports, for
// tests and benchmarks. Speakers, outlets, days, figures and sentences repeat as
// they do in news, and every field that comparing looks at is sometimes there,
// sometimes not. One seed gives one outcome.
func Random(seed uint64, n int) ([]profile.Profile, []recount.Copy) {
	g := &generator{rand.New(rand.NewPCG(seed, 17)), n}
	profiles := make([]profile.Profile, n)
	for i := range profiles {
		profiles[i] = g.profile(i)
	}
	copies := make([]recount.Copy, n/10)
	kinds := []recount.CopyKind{recount.Whole, recount.Partly, recount.Reworded}
	for i := range copies {
		a, b := g.IntN(n), g.IntN(n)
		copies[i] = recount.Copy{A: profiles[a].Report, B: profiles[b].Report, Kind: pick(g, kinds), Share: 0.7}
	}
	return profiles, copies
}

type generator struct {
	*rand.Rand
	n int
}

func pick[T any](g *generator, from []T) T { return from[g.IntN(len(from))] }

// sometimes is true once in n times.
func (g *generator) sometimes(n int) bool { return g.IntN(n) == 0 }

var figures = []string{
	"12", "13", "about 13", "at least 12", "more than 30", "dozens", "several hundred", "hundreds", "340", "1,100",
	"about 1,100", "over 1,000", "more than 1,000", "up to 1,200", "between 900 and 1,200", "3,000", "exceeded 3,000", "thousands",
}

func (g *generator) profile(i int) profile.Profile {
	first := recount.NewDay(2024, 10, 1)
	p := profile.Profile{
		Claim: fmt.Sprintf("c%06d", i), Report: fmt.Sprintf("r%05d", g.IntN(g.n/2+1)), Source: fmt.Sprintf("Wire %d", g.IntN(40)),
		Start: g.IntN(5000), Figure: pick(g, figures), Measure: recount.Killed, Title: g.sometimes(6),
	}
	if err := readFigure(&p); err != nil {
		p.Quantity = recount.Quantity{Value: 12, Unit: recount.UnitPeople, Policy: figure.DefaultPolicy}
	}
	p.Sentence = fmt.Sprintf("In the %s fighting %s people were killed, the %s said in a statement.",
		pick(g, []string{"heavy", "latest", "border", "village"}), p.Figure, pick(g, []string{"army", "ministry", "mayor"}))
	if !g.sometimes(20) {
		p.Published = first.Add(g.IntN(90))
	}
	g.speaker(&p)
	g.period(&p)
	switch g.IntN(30) {
	case 0:
		p.Stage = recount.Promised
	case 1:
		p.Modality = recount.Denied
	case 2:
		p.Unit = "USD"
	case 3:
		p.Subject.Age = "child"
	case 4:
		p.Counted = "seriously wounded soldiers"
	}
	settle(&p)
	return p
}

func (g *generator) speaker(p *profile.Profile) {
	n := g.IntN(60)
	body := fmt.Sprintf("body-%d", n%15)
	switch g.IntN(6) {
	case 0, 1:
	case 2:
		p.Speaker = profile.Speaker{Name: "officials", Kind: recount.Official, Body: body}
	case 3:
		name := fmt.Sprintf("Ministry %d", n%15)
		p.Speaker = profile.Speaker{Name: name, Kind: recount.Organisation, Line: body, Body: body, Side: pick(g, []string{"UA", "RU", ""})}
	case 4:
		name := fmt.Sprintf("Speaker %d", n)
		p.Speaker = profile.Speaker{Name: name, Kind: recount.Person, Line: name, Body: body, Side: "UA"}
	case 5:
		name := fmt.Sprintf("Wire %d", g.IntN(40))
		p.Speaker = profile.Speaker{Name: name, Kind: recount.Media, Line: outlet(name)}
	}
	if g.sometimes(10) {
		name := fmt.Sprintf("Wire %d", g.IntN(40))
		p.Relay = append(p.Relay, profile.Speaker{Name: name, Kind: recount.Media, Line: outlet(name)})
	}
	if !p.Published.IsZero() && g.sometimes(2) {
		p.Said = p.Published.Add(-g.IntN(2))
	}
}

func (g *generator) period(p *profile.Profile) {
	if p.Published.IsZero() || !g.sometimes(4) {
		return
	}
	p.PeriodKind = pick(g, []recount.PeriodKind{recount.Total, recount.Throughout, recount.Within, recount.Rate, recount.Due})
	p.Period = pick(g, []string{"in the past week", "on Sunday", "in recent months", "a day", "so far", "in the past week alone"})
	if !g.sometimes(6) {
		p.To = p.Published.Add(-g.IntN(3))
		p.From = p.To.Add(-g.IntN(10))
	}
}
