package ingest

import (
	"strings"
	"testing"

	"recount"
)

// TestRewordings pairs figures of two versions. A figure is its words, the
// sentence with # in its place, and what it counts.
func TestRewordings(t *testing.T) {
	claims := func(lines ...string) (all []recount.Claim) {
		for _, line := range lines {
			field := strings.Split(line, "|")
			all = append(all, recount.Claim{
				Figure: recount.Words(field[0]), Sentence: recount.Words(strings.Replace(field[1], "#", field[0], 1)),
				Measure: recount.Measure(field[2]), Counted: recount.Words(field[3]),
			})
		}
		return all
	}
	for name, test := range map[string]struct {
		before, after []string
		want          string
	}{
		"nothing changed": {[]string{"12|# died.|killed|people"}, []string{"12|# died.|killed|people"}, ""},
		"a figure":        {[]string{"12|# died.|killed|people"}, []string{"at least 17|# died.|killed|people"}, "12 -> at least 17"},
		"its sentence":    {[]string{"12|# died.|killed|people"}, []string{"12|So far # died.|killed|people"}, ""},
		"both":            {[]string{"12|# died.|killed|people"}, []string{"17|By noon # had died.|killed|people"}, "12 -> 17"},
		"one more":        {[]string{"12|# died.|killed|people"}, []string{"12|# died.|killed|people", "3|# fled.|displaced|people"}, "- -> 3"},
		"one less":        {[]string{"12|# died.|killed|people", "3|# fled.|displaced|people"}, []string{"12|# died.|killed|people"}, "3 -> -"},
		"two of one kind": {
			[]string{"12|# died in Alcora.|killed|people", "5|# died in Orle.|killed|people"},
			[]string{"14|# died in Alcora.|killed|people", "5|# died in Orle.|killed|people"},
			"12 -> 14",
		},
		"two of a kind, reworded": {
			[]string{"12|# died in Alcora.|killed|people", "5|# died in Orle.|killed|people"},
			[]string{"14|In Alcora # died.|killed|people", "6|In Orle # died.|killed|people"},
			"12 -> -; 5 -> -; - -> 14; - -> 6",
		},
		"twice the same": {[]string{"12|# died.|killed|people", "12|# died.|killed|people"}, []string{"12|# died.|killed|people"}, "12 -> -"},
		"another kind":   {[]string{"12|# died.|killed|people"}, []string{"12|# fled.|displaced|people"}, "12 -> -; - -> 12"},
	} {
		var got []string
		word := func(c *recount.Claim) string {
			if c == nil {
				return "-"
			}
			return string(c.Figure)
		}
		for _, r := range rewordings(claims(test.before...), claims(test.after...)) {
			got = append(got, word(r.Before)+" -> "+word(r.After))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
