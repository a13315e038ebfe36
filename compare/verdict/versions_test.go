package verdict

import (
	"strings"
	"testing"

	"recount"
	"recount/internal/casetext"
)

// versionCases are what a report gave and what it gives now in its place, with
// the kind of verdict and the sentence's template; none where nothing is to say.
var versionCases = []struct{ before, after, kind, text string }{
	{"12", "17", "updates", "version higher"},
	{"at least 12", "at least 17", "updates", "version higher"},
	{"12", "at least 17", "updates", "version higher"},
	{"17", "12", "revises", "version lower"},
	{"at least 17", "at least 12", "revises", "version lower"},
	{"12", "at least 12", "revises", "version words"},
	{"12", "about 12", "revises", "version words"},
	{"12", "dozens", "updates", "version higher"},
	{"$12 million", "12 million euros", "revises", "version words"},
	{"twelve", "12", "", ""},
	{"1,200", "1200", "", ""},
	{"17 | sentence The paper first wrote of 12, which was wrong. | by police (official)", "21 | sentence Correction: 21 were killed, not 17. | by police (official)", "revises", "version words"},
}

func TestOfVersions(t *testing.T) {
	for _, c := range versionCases {
		cases, err := casetext.Parse("case", "[-]\n"+c.before+" | report r1 | source Example Wire\n"+c.after+" | report r1 | source Example Wire\n")
		if err != nil {
			t.Fatal(err)
		}
		p := cases[0].Profiles
		v, ok := OfVersions(&p[0], &p[1])
		if string(v.Kind) != c.kind || ok != (c.kind != "") {
			t.Errorf("%s, then %s: %q %v, want %q", c.before, c.after, v.Kind, ok, c.kind)
			continue
		}
		if !ok {
			continue
		}
		checkSentence(t, v)
		for _, part := range []string{"Example Wire has changed its report", "“" + p[0].Figure + "”", "“" + p[1].Figure + "”"} {
			if !strings.Contains(v.Sentence, part) {
				t.Errorf("%s, then %s: %q does not tell %q", c.before, c.after, v.Sentence, part)
			}
		}
		if v.A != p[0].Claim || v.B != p[1].Claim || v.Reason != recount.ReasonVersion {
			t.Errorf("%s, then %s: %+v", c.before, c.after, v)
		}
		if found, _ := (&pair{a: see(&p[0]), b: see(&p[1]), x: &p[0], y: &p[1]}).ofVersions(); found.text != c.text {
			t.Errorf("%s, then %s: %q, want %q", c.before, c.after, found.text, c.text)
		}
		t.Log(v.Sentence)
	}
}
