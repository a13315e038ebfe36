package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"recount/ledger"
)

// read returns a claim as it stands now.
func (p *place) read(t *testing.T, id string) ledger.Linked {
	t.Helper()
	c, err := p.ledger.Claim(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var undoAction = regexp.MustCompile(`action="(/reviews/[0-9a-f]+/undo)"`)

// undo takes back what a page says was just kept.
func (p *place) undo(t *testing.T, page string) {
	t.Helper()
	found := undoAction.FindStringSubmatch(page)
	if found == nil {
		t.Fatal("the page offers no undo")
	}
	p.post(t, found[1], http.StatusOK, "by", "Ada", "why", "on second thoughts")
}

func TestReviewsRoundTrip(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	c := p.figure(t, "75", "Example Wire")
	at := "/claims/" + c.ID

	page := p.post(t, at, http.StatusOK, "action", "accept", "by", "Ada")
	contains(t, page, "Ada accepted the claim as read", "accepted")
	if got := p.read(t, c.ID).Review; got != "accepted" {
		t.Errorf("the claim is %q, not accepted", got)
	}
	p.undo(t, page)
	if got := p.read(t, c.ID).Review; got != "" {
		t.Errorf("the claim is %q after undoing", got)
	}

	page = p.post(t, at, http.StatusOK, "action", "correct", "field", "value", "value", "57", "by", "Ada", "why", "digits swapped in print")
	contains(t, page, "corrected value to 57", "digits swapped in print")
	history := p.get(t, "/history/"+c.ID, http.StatusOK)
	contains(t, history, "corrected value to 57, and with it low, high, meant low, meant high: “digits swapped in print”")
	if n := strings.Count(history, "digits swapped in print"); n != 1 {
		t.Errorf("the history tells one act %d times", n)
	}
	if got := p.read(t, c.ID); got.Value != 57 || *got.MeantHigh != 57 {
		t.Errorf("the claim is %+v after correcting", got.Quantity)
	}
	contains(t, p.get(t, "/reports/"+c.Report+"?claim="+c.ID, http.StatusOK), "57 people", `<p class="bignum">57</p>`, "corrected by a reviewer, printed “75”")
	contains(t, p.get(t, "/review?all=1&q=Wire", http.StatusOK), "<b>57</b>", "corrected by a reviewer, printed “75”")
	p.undo(t, page)

	page = p.post(t, at, http.StatusOK, "action", "correct", "field", "place", "value", "Lower Alcora", "by", "Ada", "why", "the lower town")
	contains(t, page, "corrected place to Lower Alcora")
	p.undo(t, page)

	page = p.post(t, at, http.StatusOK, "action", "reject", "by", "Ada", "why", "a bus line")
	contains(t, page, "rejected the claim")
	p.undo(t, page)
	if got := p.read(t, c.ID).Review; got != "" {
		t.Errorf("the claim is %q after undoing", got)
	}
	contains(t, p.get(t, "/history/"+c.ID, http.StatusOK), "a bus line", "digits swapped in print", "on second thoughts")
}

func TestReviewsNeedTheirReason(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	c := p.figure(t, "75", "Example Wire")
	for _, form := range [][]string{
		{"action", "reject", "by", "Ada"},
		{"action", "accept"},
		{"action", "correct", "field", "value", "value", "many", "by", "Ada", "why", "x"},
		{"action", "correct", "field", "id", "value", "x", "by", "Ada", "why", "x"},
		{"action", "correct", "field", "measure", "value", "eaten", "by", "Ada", "why", "x"},
		{"action", "sing", "by", "Ada", "why", "x"},
	} {
		contains(t, p.post(t, "/claims/"+c.ID, http.StatusUnprocessableEntity, form...), "Not done")
	}
	if got := p.read(t, c.ID); got.Review != "" {
		t.Errorf("the claim was reviewed nevertheless: %s", got.Review)
	}
	p.post(t, "/claims/ffffffffffff", http.StatusNotFound, "action", "accept", "by", "Ada")
}

func TestAMissedClaimIsAddedByItsWords(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	c := p.figure(t, "75", "Example Wire")
	page := p.post(t, "/reports/"+c.Report, http.StatusOK,
		"words", "four days", "set-value", "4", "set-measure", "other", "by", "Ada", "why", "wanted as a figure")
	contains(t, page, "Ada added the claim", `class="fig chosen`)
	added := p.claims(t, func(c *ledger.Linked) bool { return c.Review == "added" })
	if len(added) != 1 || added[0].Value != 4 || !strings.Contains(string(added[0].Figure), "four") {
		t.Errorf("added: %+v", added)
	}
	p.post(t, "/reports/"+c.Report, http.StatusUnprocessableEntity, "words", "nowhere to be found", "by", "Ada", "why", "x")
	p.post(t, "/reports/"+c.Report, http.StatusUnprocessableEntity, "words", "75", "nth", "two", "by", "Ada", "why", "x")
}

func TestQuestionsAreSplitAndMerged(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	q := p.missing(t)
	c := p.figure(t, "20", "Harbour Post")
	page := p.post(t, "/questions/"+q.ID, http.StatusOK, "action", "split", "claim", c.ID, "by", "Ada", "why", "of another valley")
	contains(t, page, "split 1 claim off")
	other := p.read(t, c.ID).Question
	if other == q.ID {
		t.Fatal("the claim still answers the question")
	}
	p.undo(t, page)
	if got := p.read(t, c.ID).Question; got != q.ID {
		t.Errorf("after undoing the claim answers %s, not %s", got, q.ID)
	}
	aid := p.claims(t, func(c *ledger.Linked) bool { return c.Figure == "$3 million" })[0].Question
	evacuated := p.claims(t, func(c *ledger.Linked) bool { return c.Figure == "Some 1,500" })[0].Question
	page = p.post(t, "/questions/"+aid, http.StatusOK, "action", "merge", "with", "", "with", evacuated, "by", "Ada", "why", "only to try")
	contains(t, page, "merged the questions")
	p.post(t, "/questions/"+q.ID, http.StatusUnprocessableEntity, "action", "merge", "with", "", "by", "Ada", "why", "with nothing")
	p.post(t, "/questions/"+q.ID, http.StatusUnprocessableEntity, "action", "split", "by", "Ada", "why", "nothing ticked")
}

// A form leads back to a page of the desk, never elsewhere.
func TestFormsLeadBackToTheDesk(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	token := p.token(t)
	p.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	all := p.claims(t, func(*ledger.Linked) bool { return true })
	for i, back := range []string{"https://elsewhere.example/", "//elsewhere.example/", "javascript:boom()", `/\elsewhere.example`, "/review?q=a"} {
		answer, err := p.client.PostForm(p.URL+"/claims/"+all[i].ID, url.Values{"token": {token}, "action": {"accept"}, "by": {"Ada"}, "back": {back}})
		body(t, answer, err, back, http.StatusSeeOther)
		to := answer.Header.Get("Location")
		if want := "/?kept="; i < 4 && !strings.HasPrefix(to, want) {
			t.Errorf("%s leads to %s", back, to)
		}
		if i == 4 && !strings.HasPrefix(to, "/review?kept=") {
			t.Errorf("%s leads to %s", back, to)
		}
	}
}

// TestAQuestionIsFollowed follows a question from its page, and no longer.
func TestAQuestionIsFollowed(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	at := "/questions/" + p.figure(t, "75", "Example Wire").Question
	contains(t, p.get(t, at, http.StatusOK), `value="follow"`)
	contains(t, p.post(t, at, http.StatusOK, "action", "follow", "by", "Ada", "back", at), "Followed by Ada since", `value="unfollow"`)
	contains(t, p.get(t, "/?followed=1", http.StatusOK), at)
	contains(t, p.post(t, at, http.StatusUnprocessableEntity, "action", "unfollow"), "Not done")
	answer, err := p.client.PostForm(p.URL+at, url.Values{"action": {"unfollow"}, "by": {"Eve"}}) // without the token of its forms
	if body(t, answer, err, at, http.StatusForbidden); len(p.followed(t)) != 1 {
		t.Error("a form from elsewhere ended the following")
	}
	p.post(t, at, http.StatusOK, "action", "unfollow", "by", "Bo", "back", at)
	if left := p.followed(t); len(left) != 0 {
		t.Errorf("still followed: %+v", left)
	}
}

// TestAFollowedQuestionIsGone lists a question that is followed and that its page
// gives no more, and follows it no longer.
func TestAFollowedQuestionIsGone(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	const opening = "Ferry sinks at Velmar\n\nThe ferry sank on Monday. "
	revise(t, p, opening+"At least 12 people were killed, the coast guard said.")
	claim := p.figure(t, "At least 12", "Harbour Post")
	p.post(t, "/questions/"+claim.Question, http.StatusOK, "action", "follow", "by", "Ada")
	if page := p.get(t, "/?followed=1", http.StatusOK); strings.Contains(page, "and gone") {
		t.Error("it is told as gone while its page gives it")
	}
	revise(t, p, opening+"Divers go on.")
	contains(t, p.get(t, "/?followed=1", http.StatusOK), "Followed, and gone", "/claims/"+claim.ID, "followed by Ada since")
	p.post(t, "/questions/"+claim.Question, http.StatusOK, "action", "unfollow", "by", "Bo", "back", "/?followed=1")
	if left := p.followed(t); len(left) != 0 {
		t.Errorf("still followed: %+v", left)
	}
}

func (p *place) followed(t *testing.T) []ledger.Following {
	t.Helper()
	followed, err := p.ledger.Followed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return followed
}
