package name

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"recount/compare/profile"
)

// pairs are the lines of names.txt by section.
func pairs(tb testing.TB) map[string][][2]string {
	tb.Helper()
	found := map[string][][2]string{}
	section := ""
	for _, cells := range corpus(tb, "names.txt", 2) {
		if cells[0][0] == '[' {
			section = cells[0]
			continue
		}
		found[section] = append(found[section], [2]string{cells[0], cells[1]})
	}
	for _, section := range []string{"[join]", "[apart]", "[may be]", "[never one]"} {
		if len(found[section]) == 0 {
			tb.Fatalf("names.txt has nothing under %s", section)
		}
	}
	return found
}

func TestNamesOfOneSpeakerJoin(t *testing.T) {
	for _, pair := range pairs(t)["[join]"] {
		a, b := speak(pair[0]), speak(pair[1])
		lines := Lines([]profile.Speaker{a, b})
		if lines[0].Key == "" || lines[0].Key != lines[1].Key {
			t.Errorf("%q and %q are apart: %q and %q", pair[0], pair[1], lines[0].Key, lines[1].Key)
		}
		if lines[0].Name != lines[1].Name {
			t.Errorf("%q and %q share a line, but are named %q and %q", pair[0], pair[1], lines[0].Name, lines[1].Name)
		}
		if !MayBeOne(a, b) || !MayBeOne(b, a) {
			t.Errorf("%q and %q share a line, yet may not be one", pair[0], pair[1])
		}
	}
}

func TestNamesOfSeveralStayApart(t *testing.T) {
	sections := pairs(t)
	apart := append(append(sections["[apart]"], sections["[may be]"]...), sections["[never one]"]...)
	for _, pair := range apart {
		lines := Lines([]profile.Speaker{speak(pair[0]), speak(pair[1])})
		if lines[0].Key == lines[1].Key && lines[0].Key != "" {
			t.Errorf("%q and %q share the line %q", pair[0], pair[1], lines[0].Key)
		}
	}
}

func TestMayBeOne(t *testing.T) {
	for section, want := range map[string]bool{"[may be]": true, "[never one]": false} {
		for _, pair := range pairs(t)[section] {
			a, b := speak(pair[0]), speak(pair[1])
			if MayBeOne(a, b) != want || MayBeOne(b, a) != want {
				t.Errorf("MayBeOne(%q, %q) is %v and %v, want %v: %+v, %+v", pair[0], pair[1], MayBeOne(a, b), MayBeOne(b, a), want, a, b)
			}
		}
	}
}

func TestANameThatFitsSeveralStaysApart(t *testing.T) {
	for _, cells := range corpus(t, "several.txt", 3) {
		speakers := []profile.Speaker{speak(cells[0]), speak(cells[1]), speak(cells[2])}
		lines := Lines(speakers)
		if lines[0].Key == lines[1].Key || lines[0].Key == lines[2].Key || lines[0].Doubt == "" {
			t.Errorf("%q: %+v", cells, lines)
		}
	}
}

// drawn draws speakers from the corpus, several times each.
func drawn(t *rapid.T, all []profile.Speaker) []profile.Speaker {
	return rapid.SliceOfN(rapid.SampledFrom(all), 0, 40).Draw(t, "speakers")
}

func everybody(tb testing.TB) []profile.Speaker {
	tb.Helper()
	var all []profile.Speaker
	for _, section := range pairs(tb) {
		for _, pair := range section {
			all = append(all, speak(pair[0]), speak(pair[1]))
		}
	}
	for _, cells := range corpus(tb, "several.txt", 3) {
		all = append(all, speak(cells[0]), speak(cells[1]), speak(cells[2]))
	}
	return all
}

func TestLinesDoNotDependOnTheOrder(t *testing.T) {
	all := everybody(t)
	rapid.Check(t, func(t *rapid.T) {
		speakers := drawn(t, all)
		lines := Lines(speakers)
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)).Perm(len(speakers))
		shuffled := make([]profile.Speaker, len(speakers))
		for i, j := range order {
			shuffled[i] = speakers[j]
		}
		for i, line := range Lines(shuffled) {
			if line != lines[order[i]] {
				t.Fatalf("%+v became %+v, and %+v in another order", shuffled[i], lines[order[i]], line)
			}
		}
	})
}

func TestLinesOfLinesAreTheSame(t *testing.T) {
	all := everybody(t)
	rapid.Check(t, func(t *rapid.T) {
		speakers := drawn(t, all)
		lines := Lines(speakers)
		again := make([]profile.Speaker, len(speakers))
		for i, s := range speakers {
			if s.Line != s.Office { // an office is always looked up in the block
				s.Line = lines[i].Key
			}
			again[i] = s
		}
		for i, line := range Lines(again) {
			if line.Key != lines[i].Key {
				t.Fatalf("%+v had the line %q, then %q", speakers[i], lines[i].Key, line.Key)
			}
		}
	})
}

// A name that was joined with another says why, and one in doubt was joined
// with none.
func TestLinesSayWhy(t *testing.T) {
	all := everybody(t)
	rapid.Check(t, func(t *rapid.T) {
		speakers := drawn(t, all)
		for i, line := range Lines(speakers) {
			switch {
			case line.Doubt != "" && line.Why != "":
				t.Fatalf("%+v is in doubt and yet joined: %+v", speakers[i], line)
			case (line.Key == "") != (speakers[i].Line == ""):
				t.Fatalf("%+v came to %+v", speakers[i], line)
			}
		}
	})
}

func TestSameBody(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"o the White House", "p John Kirby | White House spokesman", true},
		{"u a Pentagon official", "o the Pentagon", true},
		{"u Turkish officials", "o the Turkish government", true},
		{"u medics", "u medics", false},
		{"u officials", "u authorities", false},
		{"u police", "u a police officer", true},
		{"u a spokesman", "u a spokesman", false},
		{"o the US military", "o the Pentagon", false},
		{"p John Kirby", "p John Kirby", false},
	} {
		if got := SameBody(speak(test.a), speak(test.b)); got != test.want {
			t.Errorf("SameBody(%q, %q) = %v", test.a, test.b, got)
		}
	}
}
