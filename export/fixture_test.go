package export

import (
	"strings"
	"time"

	"recount"
	"recount/ledger"
)

const (
	toll    = "a1b2c3d4e5f60718" // ids of the questions of the fixture
	injured = "b1b2c3d4e5f60718"
)

// linked makes a claim of a report whose text is one sentence under its title.
func linked(source, day, sentence, figure string, value float64, bound recount.Bound, high float64) ledger.Linked {
	published, err := recount.ParseDay(day)
	if err != nil {
		panic(err)
	}
	report := recount.Report{
		ID: strings.ToLower(strings.ReplaceAll(source, " ", "-")) + "-" + day, Source: source,
		Title: "Mine flooded at Velmora", Published: published,
	}
	report.Text = report.Title + "\n\n" + sentence
	c := claim(report, sentence, figure, value, bound, recount.UnitPeople)
	c.MeantHigh, c.URL = &high, recount.Words("https://"+report.ID+".example/news?id=7")
	c.Counted, c.Measure, c.AsOf, c.PeriodKind, c.PeriodInferred = "miners", recount.Killed, published, recount.Total, true
	return ledger.Linked{Claim: c, Question: toll, Version: report.Version()}
}

// said puts a claim in the mouth of a claimant.
func said(c ledger.Linked, claimant string, kind recount.ClaimantKind, side, line, origin string) ledger.Linked {
	c.Claimant, c.ClaimantKind, c.ClaimantSide = recount.Words(claimant), kind, recount.Words(side)
	c.Line, c.Origin, c.Said = line, origin, c.Published
	return c
}

// fixture is a flooded mine: a ministry says dozens, then 61; a union says at
// least 90; two papers print the ministry's word, one of them wrong.
func fixture() QuestionPage {
	dozens := said(linked("Example Wire", "2021-03-02", "Dozens of miners drowned, the mines ministry said on Tuesday.", "Dozens", 12, recount.Vague, 96),
		"mines ministry", recount.Organisation, "government", "ministry", "o1")
	dozens.Period = "on Tuesday"
	low := 24.0
	dozens.MeantLow = &low
	wire := said(linked("Example Wire", "2021-03-04", "The ministry put the number of dead miners at 61, a figure that could not be verified.", "61", 61, recount.Exact, 61),
		"mines ministry", recount.Organisation, "government", "ministry", "o2")
	wire.Unverified = true
	courier := said(linked("The Example Courier", "2021-03-04", "61 miners are dead, the mines ministry told Example Wire.", "61", 61, recount.Exact, 61),
		"mines ministry", recount.Organisation, "government", "ministry", "o2")
	courier.Via = "Example Wire"
	post := said(linked("Example Evening Post", "2021-03-04", "The mines ministry spoke of 16 dead.", "16", 16, recount.Exact, 16),
		"mines ministry", recount.Organisation, "government", "ministry", "o2")
	post.Counted, post.Review, post.Corrected = "dead", "corrected", []string{"value"}
	union := said(linked("The Example Herald", "2021-03-04", "At least 90 miners died, union leader Ada Brandt said, citing lists of the shift.", "At least 90", 90, recount.AtLeast, 99),
		"Ada Brandt", recount.Person, "union", "ada-brandt", "o3")
	union.ClaimantOffice = "union leader"
	official := said(linked("The Example Herald", "2021-03-05", "An official said 93 were dead.", "93", 93, recount.Exact, 93),
		"an official", recount.Official, "", "", "o4")
	own := linked("Example Radio", "2021-03-05", "It was the worst flood since 1911, with 70 dead.", "70", 70, recount.Exact, 70)
	own.Origin = "o5"
	claims := []ledger.Linked{dozens, wire, courier, post, union, official, own}
	return QuestionPage{
		Summary: summaryOf(claims), Claims: claims, Verdicts: verdictsOf(claims), Origins: originsOf(claims),
		Parts: []Part{{
			PartOf: recount.PartOf{Part: toll, Whole: injured, Kind: recount.PartByMeasure, Why: "the dead are part of the dead and wounded"},
			Other: recount.Summary{
				Question: recount.Question{ID: injured, Title: "Miners killed or wounded, Velmora"},
				Lowest:   &recount.Extreme{Claim: "x", Figure: "about 140"}, Highest: &recount.Extreme{Claim: "y", Figure: "200"},
			},
		}},
		Reports: reportsOf(claims),
		Best: &recount.Review{
			ID: "r1", Action: recount.SetBest, At: time.Date(2021, 4, 1, 9, 30, 0, 0, time.UTC), By: "Ines Okoro",
			Why: "lists of names of the shift", Claim: union.ID, Question: toll,
		},
	}
}

func summaryOf(claims []ledger.Linked) recount.Summary {
	current := func(i int) recount.Current {
		c := &claims[i]
		cur := recount.Current{Line: c.Line, Claimant: c.Claimant, Side: c.ClaimantSide, Claim: c.ID, Figure: c.Figure, Meant: recount.Interval{Low: c.MeantLow, High: c.MeantHigh}, Day: c.AsOf}
		if cur.Claimant == "" {
			cur.Source = c.Source
		}
		return cur
	}
	extreme := func(i int) *recount.Extreme {
		c := &claims[i]
		return &recount.Extreme{Claim: c.ID, Figure: c.Figure, Meant: recount.Interval{Low: c.MeantLow, High: c.MeantHigh}}
	}
	return recount.Summary{
		Question: recount.Question{
			ID: toll, Title: "Miners killed, Velmora", Measure: recount.Killed, Unit: recount.UnitPeople, Counted: "miners",
			Place: "Velmora", Episode: "e1", From: claims[0].AsOf, To: claims[6].AsOf,
		},
		Voices:   recount.Voices{Fewest: 3, Most: 4, Unattributed: 1, Sides: 2, Reports: 7, Claims: 7},
		Verdicts: map[recount.VerdictKind]int{recount.Same: 2, recount.Conflicts: 1, recount.Updates: 1, recount.Agrees: 1, recount.LaterHigher: 1, recount.Undetermined: 1},
		Lowest:   extreme(3), Highest: extreme(4),
		Current: []recount.Current{current(5), current(6), current(4), current(1)},
		Days:    []recount.DayRange{{Day: claims[1].AsOf, Claims: 4}},
		Apart:   []string{"Who counts: the ministry has 61, the union at least 90, for the same day.", "One paper turned the ministry's 61 into 16."},
		Best:    claims[4].ID,
	}
}

func verdictsOf(claims []ledger.Linked) []recount.Verdict {
	verdict := func(a, b int, kind recount.VerdictKind, reason recount.Reason, sentence string) recount.Verdict {
		return recount.Verdict{
			A: claims[a].ID, B: claims[b].ID, Kind: kind, Reason: reason, Sentence: sentence,
			DayA: claims[a].AsOf, DayB: claims[b].AsOf, Policy: "default",
		}
	}
	conflict := verdict(1, 4, recount.Conflicts, recount.ReasonValues, "“61” of the mines ministry and “At least 90” of Ada Brandt are both totals as of 2021-03-04 and do not meet.")
	conflict.Inferred = true
	differs := verdict(1, 3, recount.Same, recount.ReasonUtterance, "Both give the ministry's word of 2021-03-04; one says “61”, the other “16”.")
	differs.Differs = true
	agrees := verdict(4, 5, recount.Agrees, recount.ReasonWithin, "“93” of an official lies within “At least 90” of Ada Brandt, a day apart.")
	agrees.Strict = recount.LaterHigher
	return []recount.Verdict{
		conflict,
		verdict(0, 1, recount.Updates, "", "The ministry's “Dozens” of 2021-03-02 became “61” two days later."),
		verdict(1, 5, recount.LaterHigher, "", "“93” as of 2021-03-05 is 32 more than “61” a day before."),
		agrees,
		verdict(4, 6, recount.Undetermined, recount.ReasonNoScope, "The radio does not say whether its “70” are of this mine alone."),
		verdict(1, 2, recount.Same, recount.ReasonRelay, "The Courier passes on Example Wire."),
		differs,
		verdict(1, 0, recount.Incomparable, recount.ReasonExplainedByScope, "The wounded account for the difference."),
	}
}

func originsOf(claims []ledger.Linked) []recount.Origin {
	ids := func(all ...int) []string {
		out := make([]string, len(all))
		for i, at := range all {
			out[i] = claims[at].ID
		}
		return out
	}
	day := func(i int) recount.Day { return claims[i].AsOf }
	return []recount.Origin{
		{ID: "o1", Question: toll, Kind: recount.Named, Claimant: "mines ministry", Line: "ministry", Side: "government", Said: day(0), Claims: ids(0)},
		{
			ID: "o2", Question: toll, Kind: recount.Named, Claimant: "mines ministry", Line: "ministry", Side: "government", Said: day(1), Claims: ids(1, 2, 3),
			Collapses: []recount.Collapse{
				{Claim: claims[2].ID, Into: claims[1].ID, Reason: recount.ReasonRelay, Why: "The Courier passes on Example Wire."},
				{Claim: claims[3].ID, Into: claims[1].ID, Reason: recount.ReasonUtterance, Why: "the same ministry on the same day"},
			},
		},
		{ID: "o3", Question: toll, Kind: recount.Named, Claimant: "Ada Brandt", Line: "ada-brandt", Side: "union", Said: day(4), Claims: ids(4)},
		{ID: "o4", Question: toll, Kind: recount.Unnamed, Claimant: "an official", Said: day(5), Claims: ids(5), MayBe: []string{"o3"}},
		{ID: "o5", Question: toll, Kind: recount.Unattributed, Claimant: "Example Radio", Claims: ids(6)},
	}
}

func reportsOf(claims []ledger.Linked) []ledger.ReportRow {
	rows := make([]ledger.ReportRow, len(claims))
	for i := range claims {
		c := &claims[i]
		rows[i] = ledger.ReportRow{
			ID: c.Report, Version: c.Version, Source: string(c.Source), URL: string(c.URL), Title: string(c.Title),
			Published: c.Published, Added: "2021-03-06T10:00:00Z", Versions: 1, Claims: 1,
		}
	}
	rows[3].Versions, rows[2].Copies = 2, 1
	return rows
}
