package attribution

import (
	"testing"

	"recount/internal/lexicon"
	"recount/lang"
)

func TestVoices(t *testing.T) {
	tests := []struct{ source, name, kind, office, side string }{
		{"Interior Minister Oleh Marchuk", "Interior Minister Oleh Marchuk", "person", "Interior Minister", ""},
		{"the defence minister, Ivan Petrov,", "Ivan Petrov", "person", "the defence minister", ""},
		{"Ana Prado, a spokeswoman for the port,", "Ana Prado", "person", "a spokeswoman for the port", ""},
		{"a senior military official", "a senior military official", "official", "", ""},
		{"Ukraine's Interior Ministry", "Ukraine's Interior Ministry", "organisation", "", "Ukraine"},
		{"the Institute for River Studies (IRS)", "the Institute for River Studies", "organisation", "", ""},
		{"Reuters", "Reuters", "media", "", ""},
		{"state television", "state television", "media", "", ""},
		{"police", "police", "official", "", ""},
		{"residents, doctors and fishermen", "residents, doctors and fishermen", "official", "", ""},
		{"a report by the finance ministry", "the finance ministry", "organisation", "", ""},
		{"the company", "the company", "organisation", "", ""},
		{"North Korea's news agency", "North Korea's news agency", "media", "", "North Korea"},
		{"South African officials", "South African officials", "official", "", "South African"},
		{"pro-Russian fighters", "pro-Russian fighters", "official", "", ""},
		{"the National Storm Centre", "the National Storm Centre", "organisation", "", ""},
		{"the Red Crescent", "the Red Crescent", "organisation", "", ""},
		{"the Bishop's Fund", "the Bishop's Fund", "organisation", "", ""},
		{"the Taliban", "the Taliban", "organisation", "", "Taliban"},
		{"New Zealand's Finance Minister Ann Moore", "New Zealand's Finance Minister Ann Moore", "person", "New Zealand's Finance Minister", "New Zealand"},
		{"White House spokeswoman Ann Moore", "White House spokeswoman Ann Moore", "person", "White House spokeswoman", "White House"},
		{"Secretary of State Anthony Hale", "Secretary of State Anthony Hale", "person", "Secretary of State", ""},
		{"the Governor of New York", "the Governor of New York", "official", "", ""},
		{"they", "they", "official", "", ""},
	}
	for _, test := range tests {
		text := "On Monday " + test.source + " said so."
		s := lang.Analyse(text).Sentences[0]
		first, last := s.TokenAt(len("On Monday ")), s.TokenAt(len("On Monday ")+len(test.source))-1
		v := voiceOf(s, tokenRange{first, last})
		if v.name != test.name || string(v.kind) != test.kind || v.office != test.office || v.side != test.side {
			t.Errorf("%s: got %q, %s, office %q, side %q", test.source, v.name, v.kind, v.office, v.side)
		}
	}
}

func TestNameLists(t *testing.T) {
	entries, err := lexicon.Read(files, "names.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		key := e.Section + "\t" + e.Fields[0]
		if seen[key] {
			t.Errorf("%s: %q stands twice in [%s]", e.Place, e.Fields[0], e.Section)
		}
		seen[key] = true
		if lang.Plain(e.Fields[0]) != e.Fields[0] {
			t.Errorf("%s: %q is not in plain lower case", e.Place, e.Fields[0])
		}
	}
}
