package api

import (
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"recount/ingest"
)

// pages counts the rows of a list, asked for one at a time.
func pages(t *testing.T, h http.Handler, target string) (rows []map[string]any) {
	t.Helper()
	for after := ""; ; {
		page := get200(t, h, target+"limit=1"+after)
		items, _ := page["items"].([]any)
		if len(items) > 1 {
			t.Fatalf("%s gives %d rows at once", target, len(items))
		}
		for _, item := range items {
			row, _ := item.(map[string]any)
			rows = append(rows, row)
		}
		next, _ := page["next"].(string)
		if next == "" {
			return rows
		}
		after = "&after=" + next
	}
}

func TestClaimantIsTold(t *testing.T) {
	h, _ := reading(t)
	c := get200(t, h, "/api/v1/claimants/vladimir-zelenski")
	names, _ := c["names"].([]any)
	if c["line"] != "vladimir-zelenski" || len(names) == 0 || c["claims"] == 0.0 {
		t.Errorf("the claimant is %v", c)
	}
	said := 0.0
	for _, row := range pages(t, h, "/api/v1/claimants/vladimir-zelenski/questions?") {
		claims, _ := row["claims"].([]any)
		said += float64(len(claims))
		for _, one := range claims {
			if claim, _ := one.(map[string]any); claim["line"] != "vladimir-zelenski" {
				t.Errorf("a claim of %v is told as its", claim["line"])
			}
		}
	}
	if said != c["claims"] {
		t.Errorf("%v claims are told on its questions, %v in all", said, c["claims"])
	}
	earlier := get200(t, h, "/api/v1/claimants/vladimir-zelenski?known_on=2024-12-24")
	if earlier["claims"] == c["claims"] {
		t.Errorf("as known on a day it has %v claims, as many as now", earlier["claims"])
	}
	for _, path := range []string{"nobody", "nobody/questions", "%00", "..%2f..", strings.Repeat("x", 501)} {
		if got := ask(h, "GET", "/api/v1/claimants/"+path, ""); got.Code < 400 || got.Code >= 500 {
			t.Errorf("a claimant %.20q: %d", path, got.Code)
		}
	}
}

// revised adds a report to the ledger, and it again as it was changed, twice.
func revised(t *testing.T, h http.Handler) (report string) {
	t.Helper()
	for _, text := range []string{
		"Storm in Alcora\\n\\nPolice said 31 people were arrested in Alcora on Friday.\\n\\nMore follows.",
		"Storm in Alcora\\n\\nPolice said 35 people were arrested in Alcora on Friday.\\n\\nMore follows.",
		"Storm in Alcora\\n\\nPolice said 35 people were arrested in Alcora on Friday.\\n\\nTwo were let go.",
	} {
		report = addOne(t, h, `{"text": "`+text+`", "source": "Example Wire", "date": "2023-03-11", "url": "https://wire.example/9"}`, http.StatusCreated).Reports[0]
	}
	return report
}

func TestVersionsAreTold(t *testing.T) {
	h, _ := flood(t)
	report := revised(t, h)
	rows := pages(t, h, "/api/v1/reports/"+report+"/versions?")
	if len(rows) != 3 || rows[0]["former"] != rows[1]["version"] || rows[2]["former"] != nil {
		t.Fatalf("the versions are %v", rows)
	}
	change := func(row map[string]any) ingest.TextChange {
		changes, _ := row["changes"].([]any)
		if len(changes) != 1 {
			t.Fatalf("%d changes of one paragraph: %v", len(changes), changes)
		}
		c, _ := changes[0].(map[string]any)
		old, _ := c["old"].(string)
		fresh, _ := c["new"].(string)
		return ingest.TextChange{Old: old, New: fresh}
	}
	if c := change(rows[0]); c.Old != "More follows." || c.New != "Two were let go." {
		t.Errorf("the last version changed %+v", c)
	}
	if c := change(rows[1]); c.Old != "31" || c.New != "35" {
		t.Errorf("the version before changed %+v", c)
	}
	rewording, _ := rows[1]["rewording"].([]any)
	if len(rewording) != 1 {
		t.Fatalf("what became of the figures is %v", rewording)
	}
	r, _ := rewording[0].(map[string]any)
	before, _ := r["before"].(map[string]any)
	after, _ := r["after"].(map[string]any)
	if before["value"] != 31.0 || after["value"] != 35.0 {
		t.Errorf("the figure was %v and is %v", before["value"], after["value"])
	}
}

func TestChangesAreTold(t *testing.T) {
	h, _ := flood(t)
	if page := get200(t, h, "/api/v1/changes"); page["seen"] != 0.0 {
		t.Errorf("a ledger that has just been made has changes: %v", page)
	}
	revised(t, h)
	all := pages(t, h, "/api/v1/changes?")
	if len(all) < 2 || all[0]["kind"] != "revision" || all[0]["number"].(float64) >= all[1]["number"].(float64) {
		t.Fatalf("the changes are %v", all)
	}
	seen := get200(t, h, "/api/v1/changes")["seen"]
	if seen != all[len(all)-1]["number"] {
		t.Errorf("%v is the last that was seen, %v the last there is", seen, all[len(all)-1]["number"])
	}
	var atom struct {
		Entries []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	response := ask(h, "GET", "/api/v1/feed", "")
	if kind := response.Header().Get("Content-Type"); response.Code != http.StatusOK || kind != "application/atom+xml" {
		t.Fatalf("the feed: %d %s", response.Code, kind)
	}
	if err := xml.Unmarshal(response.Body.Bytes(), &atom); err != nil || len(atom.Entries) != len(all) {
		t.Errorf("the feed has %d entries for %d changes: %v", len(atom.Entries), len(all), err)
	}
	id := first(t, h, "/api/v1/questions?measure=arrested")
	if got := pages(t, h, "/api/v1/changes?question="+id+"&"); len(got) == 0 {
		t.Error("a question whose report was revised has no change")
	}
	for query, status := range map[string]int{
		"after=9223372036854775807": 200, "after=9223372036854775808": 422, "after=-1": 422, "after=x": 422, "limit=101": 422, "question=ffffffff": 404, "question=": 422, "all=yes": 422,
	} {
		if got := ask(h, "GET", "/api/v1/changes?"+query, ""); got.Code != status {
			t.Errorf("changes?%s: %d %s", query, got.Code, got.Body)
		}
	}
}

func TestFollowingsAreTold(t *testing.T) {
	h, _ := flood(t)
	var ids []string
	for _, measure := range []string{"killed", "displaced"} {
		ids = append(ids, first(t, h, "/api/v1/questions?measure="+measure))
		var note map[string]any
		decode(t, ask(h, "POST", "/api/v1/questions/"+ids[len(ids)-1]+"/follow", `{"by": "Ada"}`), http.StatusOK, &note)
	}
	rows := pages(t, h, "/api/v1/followings?")
	if len(rows) != 2 || rows[0]["question"] != ids[0] || rows[1]["question"] != ids[1] || rows[0]["by"] != "Ada" {
		t.Errorf("the followings are %v", rows)
	}
}

// TestChangesFitTheDocument holds that what only a ledger with changes has is
// described too.
func TestChangesFitTheDocument(t *testing.T) {
	h, _ := flood(t)
	report, v := revised(t, h), reader(t)
	id := first(t, h, "/api/v1/questions?measure=killed")
	var note map[string]any
	decode(t, ask(h, "POST", "/api/v1/questions/"+id+"/follow", `{"by": "Ada"}`), http.StatusOK, &note)
	for _, target := range []string{"changes?all=true", "followings", "reports/" + report + "/versions"} {
		request := httptest.NewRequest(http.MethodGet, Prefix+"/"+target, nil)
		if ok, faults := v.ValidateHttpRequestResponse(request, ask(h, "GET", Prefix+"/"+target, "").Result()); !ok {
			for _, fault := range faults {
				t.Errorf("%s: %s: %s %v", target, fault.Message, fault.Reason, fault.SchemaValidationErrors)
			}
		}
	}
}
