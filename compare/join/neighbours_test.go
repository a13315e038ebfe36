package join

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare/story"
)

func storyOf(id, text string, published recount.Day) Story {
	return Story{Report: id, Published: published, Terms: story.Of(text)}
}

const (
	quay  = "A ferry capsized off Port Almeda in a squall; divers searched the wreck of the Santa Ines."
	ferry = "Divers who search the Santa Ines, the ferry lost in a squall off Port Almeda, found its bell."
	vote  = "Voters in Sarud elect a mayor; turnout at polling stations was brisk, clerks said."
)

func TestNear(t *testing.T) {
	first := recount.NewDay(2024, 5, 1)
	a := storyOf("a", quay, first)
	for _, c := range []struct {
		name string
		b    Story
		want bool
	}{
		{"the same happening, a day later", storyOf("b", ferry, first.Add(1)), true},
		{"a day earlier", storyOf("b", ferry, first.Add(-1)), true},
		{"as far as the window reaches", storyOf("b", ferry, first.Add(Window)), true},
		{"beyond the window", storyOf("b", ferry, first.Add(Window+1)), false},
		{"no day", storyOf("b", ferry, recount.Day{}), true},
		{"another happening", storyOf("b", vote, first), false},
		{"no words", storyOf("b", "", first), false},
	} {
		likeness, ok := Near(&a, &c.b)
		turned, okTurned := Near(&c.b, &a)
		if ok != c.want || ok != okTurned || likeness != turned {
			t.Errorf("%s: near is %v (%.2f), turned round %v (%.2f)", c.name, ok, likeness, okTurned, turned)
		}
	}
}

// TestDistanceAsksForMoreLikeness finds reports of a fair likeness near on one
// day, and not weeks apart.
func TestDistanceAsksForMoreLikeness(t *testing.T) {
	a := Story{Report: "a", Published: recount.NewDay(2024, 5, 1), Terms: story.Terms{{Word: 1, Weight: 1}}}
	b := Story{Report: "b", Published: a.Published, Terms: story.Terms{{Word: 1, Weight: 0.1}, {Word: 2, Weight: 0.995}}}
	if _, ok := Near(&a, &b); !ok {
		t.Error("reports of one day are not near")
	}
	b.Published = a.Published.Add(40)
	if _, ok := Near(&a, &b); ok {
		t.Error("reports of other months are as near")
	}
	b.Published = recount.Day{}
	if _, ok := Near(&a, &b); ok {
		t.Error("a report without a day is as near")
	}
}

// TestPairs compares reports of one happening, each with its nearest few, in
// any order of the input.
func TestPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 37))
		var stories []Story
		for n := range rapid.IntRange(2, 40).Draw(t, "reports") {
			words := strings.Fields(quay + " " + ferry + " " + vote)
			r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			stories = append(stories, storyOf(fmt.Sprintf("r%02d", n), strings.Join(words[:10], " "), recount.NewDay(2024, 5, 1+r.IntN(30))))
		}
		pairs := Pairs(stories)
		for _, p := range pairs {
			if p.A >= p.B || p.Likeness < likeEnough {
				t.Fatalf("pair %+v", p)
			}
		}
		if most := Nearest * len(stories); len(pairs) > most {
			t.Fatalf("%d pairs of %d reports", len(pairs), len(stories))
		}
		r.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		if again := Pairs(stories); !reflect.DeepEqual(pairs, again) {
			t.Fatalf("%v, in another order %v", pairs, again)
		}
	})
}

func TestSort(t *testing.T) {
	list := []Neighbour{{"b", 0.2}, {"c", 0.5}, {"a", 0.2}}
	Sort(list)
	if want := []Neighbour{{"c", 0.5}, {"a", 0.2}, {"b", 0.2}}; !slices.Equal(list, want) {
		t.Errorf("%v, not %v", list, want)
	}
}

func TestOneEpisode(t *testing.T) {
	for _, c := range []struct {
		pair Pair
		want bool
	}{
		{Pair{Likeness: 0.3}, false},
		{Pair{Likeness: 0.3, Edges: make([]Edge, 1)}, false},
		{Pair{Likeness: 0.3, Edges: make([]Edge, 2)}, true},
		{Pair{Likeness: 0.6}, true},
	} {
		if got := c.pair.OneEpisode(); got != c.want {
			t.Errorf("%+v is of one episode: %v", c.pair, got)
		}
	}
}

func TestWhy(t *testing.T) {
	cases := readCases(t, "across.txt")
	a, b := &cases[0].Profiles[0], &cases[0].Profiles[1]
	join := Why(a, b, &Pair{Likeness: 0.3})
	if want := (recount.Join{Rule: "reports alike", With: "c2", Words: "same measure, both people, both first"}); join != want {
		t.Errorf("%+v, not %+v", join, want)
	}
	b.Report, b.Rank, b.Value = a.Report, 1, a.Value
	b.MeantLow, b.MeantHigh = a.MeantLow, a.MeantHigh
	if join = Why(a, b, &Pair{Likeness: 1}); join.Rule != "one report" || !strings.Contains(join.Words, "one report, one figure") {
		t.Errorf("within a report: %+v", join)
	}
}

func TestTolls(t *testing.T) {
	for phrase, want := range map[string][2]bool{
		"the death toll": {true, true}, "casualties": {true, false}, "tally": {true, true}, "deaths": {true, false},
		"toll road": {false, false}, "people": {false, false}, "bodies of miners": {true, false}, "": {false, false},
	} {
		if got := [2]bool{IsToll(phrase), namesTotal(phrase)}; got != want {
			t.Errorf("%q names the count, a total: %v, not %v", phrase, got, want)
		}
	}
}
