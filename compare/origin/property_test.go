package origin

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare/profile"
	"recount/internal/casetext"
)

// TestOrderDoesNotMatter shuffles claims and copies.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		profiles, copies := casetext.Random(seed, rapid.IntRange(1, 60).Draw(t, "claims"))
		a := Find(profiles, copies)
		shuffled, other := slices.Clone(profiles), slices.Clone(copies)
		r := rand.New(rand.NewPCG(seed, 3))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		r.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		b := Find(shuffled, other)
		if !reflect.DeepEqual(a.All, b.All) || a.Voices != b.Voices {
			t.Fatalf("origins differ:\n%+v\n%+v", a.All, b.All)
		}
	})
}

func TestVoicesAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profiles, copies := casetext.Random(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(1, 60).Draw(t, "claims"))
		o := Find(profiles, copies)
		v := o.Voices
		if v.Fewest > v.Most || v.Most+v.Unattributed+v.Denials != len(o.All) || v.Most > 0 && v.Fewest == 0 || v.Sides > v.Most+v.Denials {
			t.Fatalf("voices %+v of %d origins", v, len(o.All))
		}
		claims := 0
		for k := range o.All {
			claims += len(o.All[k].Claims)
			for n, i := range o.Members(k) {
				if o.Of[i] != k || profiles[i].Claim != o.All[k].Claims[n] {
					t.Fatalf("claim %s is not that of origin %s", profiles[i].Claim, o.All[k].ID)
				}
			}
		}
		if claims != len(profiles) || v.Claims != claims {
			t.Fatalf("%d claims in origins, %d in all", claims, len(profiles))
		}
	})
}

func TestSameIsSymmetricAndTells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profiles, copies := casetext.Random(rapid.Uint64().Draw(t, "seed"), 40)
		o := Find(profiles, copies)
		i, j := rapid.IntRange(0, 39).Draw(t, "i"), rapid.IntRange(0, 39).Draw(t, "j")
		reason, why, ok := o.Same(i, j)
		back, other, also := o.Same(j, i)
		if ok != also || reason != back || why != other {
			t.Fatalf("%s %q one way, %s %q the other", reason, why, back, other)
		}
		if ok && (reason == "" || why == "") {
			t.Fatalf("no reason for %+v and %+v", profiles[i], profiles[j])
		}
	})
}

// TestCollapsesLeadToTheFirst follows each collapse to the claim nearest to the
// source.
func TestCollapsesLeadToTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profiles, copies := casetext.Random(rapid.Uint64().Draw(t, "seed"), 50)
		o := Find(profiles, copies)
		for _, origin := range o.All {
			into := map[string]string{}
			for _, c := range origin.Collapses {
				into[c.Claim] = c.Into
			}
			for _, claim := range origin.Claims {
				for steps := 0; claim != origin.Claims[0]; steps++ {
					if steps > len(origin.Claims) {
						t.Fatalf("the collapses of %s run in a circle", origin.ID)
					}
					claim = into[claim]
				}
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, c := range readCases(f) {
		p := &c.Profiles[0]
		f.Add(p.Figure, p.Sentence, p.Speaker.Name, p.Value, p.Source, true, uint8(3))
	}
	f.Fuzz(func(t *testing.T, figure, sentence, speaker string, value float64, source string, title bool, number uint8) {
		profiles, copies := casetext.Random(uint64(number), int(number)%20+2)
		p := &profiles[0]
		p.Figure, p.Sentence, p.Value, p.Source, p.Outlet, p.Title = figure, sentence, value, source, source, title
		p.Speaker = profile.Speaker{Name: speaker, Kind: recount.Official}
		o := Find(profiles, copies)
		if o.Voices.Fewest > o.Voices.Most || len(o.Of) != len(profiles) {
			t.Errorf("voices %+v", o.Voices)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	profiles, copies := casetext.Random(1, 20_000)
	for b.Loop() {
		o := Find(profiles, copies)
		if len(o.All) == 0 {
			b.Fatal("no origins")
		}
	}
}
