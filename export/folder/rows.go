package folder

import (
	"recount"
	"recount/export"
	"recount/ledger"
)

// question is a row of the table of questions: a summary without keys of keys.
type question struct {
	recount.Question
	Claims        int                `json:"claims"`
	Reports       int                `json:"reports"`
	OriginsFewest int                `json:"origins_fewest"`
	OriginsMost   int                `json:"origins_most"`
	Unattributed  int                `json:"unattributed"`
	Denials       int                `json:"denials"`
	Sides         int                `json:"sides"`
	Conflicts     int                `json:"conflicts"`
	LaterHigher   int                `json:"later_higher"`
	Revisions     int                `json:"revisions"`
	Updates       int                `json:"updates"`
	Agreements    int                `json:"agreements"`
	Incomparable  int                `json:"incomparable"`
	Undetermined  int                `json:"undetermined"`
	CountedOnce   int                `json:"counted_once"`
	Lowest        extreme            `json:"lowest"`
	Highest       extreme            `json:"highest"`
	BestClaim     recount.Words      `json:"best_claim"`
	Current       []recount.Current  `json:"current"`
	Days          []recount.DayRange `json:"days"`
	Apart         []string           `json:"apart"`
	Pending       bool               `json:"pending"`
}

type extreme struct {
	Claim     string        `json:"claim"`
	Figure    recount.Words `json:"figure"`
	Corrected recount.Words `json:"corrected"`
	MeantLow  *float64      `json:"meant_low"`
	MeantHigh *float64      `json:"meant_high"`
}

func questionRow(s *recount.Summary) question {
	n := s.Verdicts
	return question{
		Question: s.Question,
		Claims:   s.Voices.Claims, Reports: s.Voices.Reports,
		OriginsFewest: s.Voices.Fewest, OriginsMost: s.Voices.Most, Unattributed: s.Voices.Unattributed, Denials: s.Voices.Denials, Sides: s.Voices.Sides,
		Conflicts: n[recount.Conflicts], LaterHigher: n[recount.LaterHigher], Revisions: n[recount.Revises], Updates: n[recount.Updates],
		Agreements: n[recount.Agrees], Incomparable: n[recount.Incomparable], Undetermined: n[recount.Undetermined], CountedOnce: n[recount.Same],
		Lowest: extremeRow(s.Lowest), Highest: extremeRow(s.Highest), BestClaim: s.Best,
		Current: s.Current, Days: s.Days, Apart: s.Apart, Pending: s.Pending,
	}
}

// claim is a claim with why it was joined with others.
type claim struct {
	export.Held
	Joins []recount.Join `json:"joins"`
}

func claimRow(c *ledger.Linked) claim {
	return claim{export.HeldOf(*c), append([]recount.Join{}, c.Joins...)}
}

func reviewRow(r *recount.Review) export.ReviewRow { return export.ReviewRowOf(*r) }

func extremeRow(e *recount.Extreme) extreme {
	if e == nil {
		return extreme{}
	}
	return extreme{e.Claim, e.Figure, e.Corrected, e.Meant.Low, e.Meant.High}
}
