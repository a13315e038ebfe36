package ledgertest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"recount"
	"recount/ledger"
)

// testAnyOrder does things in an order by chance, and wants the ledger sound
// after each few of them.
func testAnyOrder(t *testing.T, open Open) {
	t.Helper()
	for seed := range uint64(6) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			c := &chance{t: t, l: open(t), r: rand.New(rand.NewPCG(seed, 11)), by: &reviewer{t: t}}
			c.by.l = c.l
			for range 12 {
				for range 5 {
					c.step()
				}
				checkClean(t, c.l)
			}
			settleAll(t, c.l)
			checkClean(t, c.l)
			c.everyClaimStandsSomewhere()
		})
	}
}

// chance does one thing after the other.
type chance struct {
	t  *testing.T
	l  ledger.Ledger
	r  *rand.Rand
	by *reviewer
}

func (c *chance) step() {
	c.t.Helper()
	switch c.r.IntN(8) {
	case 0, 1, 2:
		c.file()
	case 3, 4:
		c.settleOne()
	case 5, 6:
		c.decide()
	case 7:
		a, b := c.r.IntN(6), c.r.IntN(6)
		err := c.l.AddCopies(c.t.Context(), []recount.Copy{{A: fmt.Sprintf("r%d", a), B: fmt.Sprintf("r%d", b), Kind: recount.Partly}})
		if err != nil && !errors.Is(err, ledger.ErrNotFound) && !errors.Is(err, ledger.ErrInvalid) {
			c.t.Error(err)
		}
	}
}

// file files one of six pages, in one of three texts, as read by one of three
// rules.
func (c *chance) file() {
	c.t.Helper()
	id, text, version := c.r.IntN(6), c.r.IntN(3), c.r.IntN(3)
	d := draft{id: fmt.Sprintf("r%d", id), url: fmt.Sprintf("https://wire.example/%d", id), published: day(1 + id), block: fmt.Sprintf("b%d", id%3)}
	for n := range 1 + text {
		d.lines = append(d.lines, hurt(id+n+text))
	}
	e := d.entry()
	e.Rules = fmt.Sprintf("rules %d", version)
	e.Claims[0].Value += float64(version)
	e.Profiles[0].Value = e.Claims[0].Value
	if c.r.IntN(4) == 0 {
		e.Story.Terms = storyOf(e.Report, []string{d.block, fmt.Sprintf("b%d", c.r.IntN(3))}).Terms
	}
	if version == 2 {
		e.Claims, e.Profiles = e.Claims[:1], e.Profiles[:1]
	}
	if _, err := c.l.Add(c.t.Context(), e); err != nil {
		c.t.Error(err)
	}
}

func (c *chance) settleOne() {
	c.t.Helper()
	_, err := c.l.Seek(c.t.Context(), 1+c.r.IntN(4))
	must(c.t, err)
	keys, err := c.l.Changed(c.t.Context(), "", 10)
	must(c.t, err)
	if len(keys) == 0 {
		return
	}
	block, err := c.l.Block(c.t.Context(), keys[:1+c.r.IntN(len(keys))])
	must(c.t, err)
	must(c.t, c.l.Settle(c.t.Context(), block, decide(block)))
}

// decide reviews a claim, or takes a review back.
func (c *chance) decide() {
	c.t.Helper()
	claims := claimsOf(c.t, c.l, ledger.ClaimFilter{Rejected: true, Former: true})
	if len(claims) == 0 {
		return
	}
	claim := claims[c.r.IntN(len(claims))]
	switch c.r.IntN(5) {
	case 0:
		c.by.add(recount.Review{Action: recount.Reject, Claim: claim.ID})
	case 1:
		c.by.add(recount.Review{Action: recount.Accept, Claim: claim.ID})
	case 2:
		c.by.add(recount.Review{Action: recount.Correct, Claim: claim.ID, Field: "place", Value: `"Belmar"`})
	case 3:
		if c.by.n > 0 {
			c.by.add(recount.Review{Action: recount.Undo, Undoes: fmt.Sprintf("v%d", 1+c.r.IntN(c.by.n))})
		}
	case 4:
		if c.by.n > 0 {
			must(c.t, c.l.Reanchor(c.t.Context(), fmt.Sprintf("v%d", 1+c.r.IntN(c.by.n)), claim.ID))
		}
	}
}

// everyClaimStandsSomewhere holds questions against claims.
func (c *chance) everyClaimStandsSomewhere() {
	c.t.Helper()
	in := map[string]int{}
	total := 0
	for _, q := range allPages(c.t, 2, func(p ledger.Page) (ledger.Rows[recount.Summary], error) {
		return c.l.Questions(c.t.Context(), ledger.QuestionFilter{}, p)
	}) {
		for _, claim := range mustClaimsOf(c.t, c.l, q.ID) {
			in[claim.ID]++
			total++
		}
	}
	claims := claimsOf(c.t, c.l, ledger.ClaimFilter{})
	for i := range claims {
		if in[claims[i].ID] != 1 {
			c.t.Errorf("claim %q stands in %d questions", claims[i].ID, in[claims[i].ID])
		}
	}
	counts, err := c.l.Counts(c.t.Context())
	if err != nil || counts.Claims != len(claims) || total != len(claims) {
		c.t.Errorf("%d claims are listed, %d stand in questions, counts say %+v, %v", len(claims), total, counts, err)
	}
}
